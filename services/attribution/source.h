#ifndef VERBATIM_SERVICES_ATTRIBUTION_SOURCE_H_
#define VERBATIM_SERVICES_ATTRIBUTION_SOURCE_H_

#include <cstdint>
#include <vector>

#include "services/attribution/cast.h"
#include "services/attribution/phrase.h"
#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {

inline constexpr uint32_t kNoMention = UINT32_MAX;

// What a source mention looks like, before anybody asks whom it means.
enum class SourceForm : uint8_t {
  kNone,          // nothing to read
  kName,          // has a name as its head: "Mr Austin", "the Netherlands' defence ministry"
  kSeveral,       // several names: "the United States and NATO"
  kPronoun,       // "she", "who", "his"
  kPerson,        // one person described: "a top US general", "his father"
  kGroup,         // several people described: "officials", "his surrogates"
  kOrganization,  // an organisation described: "the ministry", "the alliance"
  kDocument,      // "the ministry statement", "a Kremlin readout"
  kOther,         // anything else
};

// A source mention taken apart.
struct Source {
  SourceForm form = SourceForm::kNone;
  text::TokenRange tokens;
  uint32_t mention = kNoMention;  // kName: the mention at the head
  std::vector<uint32_t> members;  // kSeveral: the mentions joined
  Phrase phrase;                  // the head's noun phrase; kPronoun: head is the pronoun
  bool definite = false;          // "the", "his", or a possessor

  bool IsDescription() const { return form >= SourceForm::kPerson; }
};

// Takes a source mention apart. Linear in its length, which is bounded by kMaxPhraseTokens.
Source ReadSource(const TaggedText& text, const Cast& cast, text::TokenRange tokens);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_SOURCE_H_
