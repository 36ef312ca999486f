#ifndef VERBATIM_SERVICES_APP_ANALYZE_ARTICLE_H_
#define VERBATIM_SERVICES_APP_ANALYZE_ARTICLE_H_

#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/article.h"
#include "services/domain/chain.h"

namespace verbatim::app {

// The whole way of an article without storage: text, statements, speakers, chains. The same for the
// same article. Looks at `call` between its steps, each linear in the text (about 2 s for 16 MiB):
// DEADLINE_EXCEEDED or CANCELLED when an answer is of no use any more. Other errors as
// text::CheckText; RESOURCE_EXHAUSTED beyond kMaxStatementsPerArticle.
absl::StatusOr<std::vector<domain::AttributedStatement>> AnalyzeArticle(
    const domain::Article& article, const CallContext& call = {});

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_ANALYZE_ARTICLE_H_
