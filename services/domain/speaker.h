#ifndef VERBATIM_SERVICES_DOMAIN_SPEAKER_H_
#define VERBATIM_SERVICES_DOMAIN_SPEAKER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/ids.h"
#include "services/domain/time.h"

namespace verbatim::domain {

enum class SpeakerKind : uint8_t {
  kUnknown,       // nobody could be named; the value of an unresolved source
  kPerson,        // one named person
  kOrganization,  // a named organisation, government or place that speaks as one
  kGroup,         // people who speak together: "Democrats", "the United States and NATO"
  kUnnamed,       // someone the article leaves without a name: "a senior official"
};

// "PERSON", "ORGANIZATION", "GROUP", "UNNAMED"; "UNKNOWN" for kUnknown.
std::string_view Name(SpeakerKind kind);

// A possible speaker with the probability that it is right.
struct SpeakerCandidate {
  std::string name;
  SpeakerKind kind = SpeakerKind::kUnknown;
  double confidence = 0;

  bool operator==(const SpeakerCandidate&) const = default;
};

// Whom attribution found behind a source, within one article. `name` is the fullest form of the
// name in the article, without titles; empty when kind is kUnknown. When several candidates are
// about equally likely, kind is kUnknown and `candidates` holds them, best first.
struct ResolvedSpeaker {
  std::string name;
  SpeakerKind kind = SpeakerKind::kUnknown;
  double confidence = 0;
  std::vector<SpeakerCandidate> candidates;
  std::string role{};  // what the article calls a person beside the name; empty: nothing

  bool IsKnown() const { return kind != SpeakerKind::kUnknown; }
  bool operator==(const ResolvedSpeaker&) const = default;
};

// As people say who know; kUnknown where nobody did.
enum class Gender : uint8_t { kUnknown, kFemale, kMale, kOther };

// "FEMALE", "MALE", "OTHER"; "" for kUnknown.
std::string_view Name(Gender gender);

// What a speaker is or was: "mayor of Ghent".
struct SpeakerRole {
  std::string role;
  // In which articles, by publish time; unset where none that has one said it, but people who know.
  struct Sighting {
    Time time;
    std::string outlet;

    bool operator==(const Sighting&) const = default;
  };
  std::optional<Sighting> first_seen{};
  std::optional<Sighting> last_seen{};

  bool operator==(const SpeakerRole&) const = default;
};

// A record in the speaker registry.
struct Speaker {
  SpeakerId id;
  std::string name;  // canonical
  SpeakerKind kind = SpeakerKind::kUnknown;
  std::vector<std::string> aliases;  // other names seen, sorted
  int64_t occurrence_count = 0;
  std::optional<SpeakerId> merged_into{};  // whose statements its own are now
  std::string wikidata_id{};               // "Q42"; empty: unknown
  Gender gender = Gender::kUnknown;
  std::vector<SpeakerRole> roles{};  // the latest seen first; in lists empty
  bool imported = false;
};

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_SPEAKER_H_
