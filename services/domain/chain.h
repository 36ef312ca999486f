#ifndef VERBATIM_SERVICES_DOMAIN_CHAIN_H_
#define VERBATIM_SERVICES_DOMAIN_CHAIN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/speaker.h"
#include "services/domain/statement.h"
#include "services/domain/text_span.h"
#include "services/domain/time.h"

namespace verbatim::domain {

// The kinds of link in an attribution chain, in the order in which a chain lists them.
enum class LinkKind : uint8_t {
  kSource,       // the mention beside the cue: "she"
  kAntecedent,   // the mention it stands for: "foreign ministry spokeswoman Maria Zakharova"
  kSpeaker,      // the speaker: Maria Zakharova
  kRepresents,   // the organisation the speaker speaks for: Russian foreign ministry
  kMedium,       // how it was said: "in a statement", "told reporters"
  kSaidAt,       // when or where: "on Tuesday", "in Brussels"
  kRelayedBy,    // who passed it on: "told Reuters"
  kPublishedIn,  // outlet, article, revision, entry, time
};

// "SOURCE", "ANTECEDENT", ...
std::string_view Name(LinkKind kind);

// One step from an occurrence's words to their origin.
struct ChainLink {
  LinkKind kind = LinkKind::kSource;
  std::string text;                  // for people: the words, or the resolved name
  std::optional<TextSpan> evidence;  // where the text shows it; absent for derived facts
  std::optional<TimeRange> time;     // kSaidAt: the date meant; kPublishedIn: publish time
  double confidence = 1;
  std::string method;  // how it was found, a stable lower-case name: "apposition", "pronoun"

  bool operator==(const ChainLink&) const = default;
};

// A statement with the speaker behind it and the chain that shows why.
struct AttributedStatement {
  Statement statement;
  ResolvedSpeaker speaker;
  std::vector<ChainLink> chain;  // ordered by LinkKind; all but kPublishedIn, which storage adds
};

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_CHAIN_H_
