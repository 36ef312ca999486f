#ifndef VERBATIM_SERVICES_ATTRIBUTION_MENTION_H_
#define VERBATIM_SERVICES_ATTRIBUTION_MENTION_H_

#include <cstdint>

#include "services/text/document.h"

namespace verbatim::attribution {

enum class MentionKind : uint8_t {
  kPerson,
  kOrganization,
  kPlace,
  kName,  // capitalised, of a kind that its place in the text does not tell
};

enum class Gender : uint8_t { kUnknown, kMale, kFemale };

inline constexpr uint32_t kNoEntity = UINT32_MAX;

// One place where the text names somebody.
//
//   the top U.S. general, Mark Milley, chair of the Joint Chiefs,
//   |------ role ------|  |- name -|   |----- apposition ------|
//   |----------- tokens -----------|
//
// Invariants: tokens contains role and name; role and apposition may be empty.
struct Mention {
  text::TokenRange tokens;
  text::TokenRange name;
  text::TokenRange role;
  text::TokenRange apposition;
  MentionKind kind = MentionKind::kName;
  Gender gender = Gender::kUnknown;
  bool possessive = false;  // "Milley's"
  bool oblique = false;     // after a preposition
  bool quoted = false;      // inside quotation marks
  bool headline = false;    // in a headline that capitalises every word
  bool after_the = false;   // "the Ramstein group"
  uint32_t entity = kNoEntity;
};

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_MENTION_H_
