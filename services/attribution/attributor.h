#ifndef VERBATIM_SERVICES_ATTRIBUTION_ATTRIBUTOR_H_
#define VERBATIM_SERVICES_ATTRIBUTION_ATTRIBUTOR_H_

#include <optional>
#include <vector>

#include "services/domain/chain.h"
#include "services/domain/time.h"
#include "services/text/document.h"

namespace verbatim::attribution {

// What attribution needs to know beside the text.
struct ArticleContext {
  std::optional<domain::Time> publish_time;  // anchors "on Tuesday"; unset: dates stay words
  // The same for each entry, by its index; where it is unset or missing the article's counts.
  std::vector<std::optional<domain::Time>> entry_times{};

  std::optional<domain::Time> TimeOfEntry(uint32_t entry) const {
    return entry < entry_times.size() && entry_times[entry] ? entry_times[entry] : publish_time;
  }
};

// Finds the speaker behind each statement and the chain of evidence: names, titles, roles,
// surnames, pronouns, "the ministry", documents that speak for their issuer, and the MEDIUM,
// SAID_AT, REPRESENTS and RELAYED_BY links that the text gives. A pure function of its arguments.
// Where the text does not settle who spoke, the speaker is unknown rather than guessed.
// Returns one result per statement, in the same order.
std::vector<domain::AttributedStatement> AttributeStatements(
    const text::Document& document, const ArticleContext& context,
    std::vector<domain::Statement> statements);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_ATTRIBUTOR_H_
