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
