#ifndef VERBATIM_SERVICES_APP_REDRAFT_STATEMENT_H_
#define VERBATIM_SERVICES_APP_REDRAFT_STATEMENT_H_

#include <optional>
#include <string_view>
#include <vector>

#include "services/domain/article.h"
#include "services/domain/chain.h"
#include "services/domain/text_span.h"
#include "storage/store.h"

namespace verbatim::app {

// Content as storage::ContentAnchor keeps it. REQUIRES: the spans are valid in the text, not none.
storage::ContentAnchor AnchorOf(std::string_view text,
                                const std::vector<domain::TextSpan>& content);

// storage::MatchRules::redraft: the statement with its content where the anchor's words stand, of
// several places the one with most of the same text before it, then the nearest to where the
// statement was. Its kind follows from the quotation marks; a cue or source that the content covers
// is none. Linear in the text.
std::optional<storage::OccurrenceDraft> RedraftStatement(
    const domain::Article& article, const domain::AttributedStatement& statement,
    const storage::ContentAnchor& content);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_REDRAFT_STATEMENT_H_
