#ifndef VERBATIM_SERVICES_APP_ANALYZE_ARTICLE_H_
#define VERBATIM_SERVICES_APP_ANALYZE_ARTICLE_H_

#include <vector>

#include "absl/status/statusor.h"

#include "services/domain/article.h"
#include "services/domain/chain.h"

namespace verbatim::app {

// The whole way of an article without storage: text, statements, speakers, chains. Pure.
// Errors as text::CheckText; RESOURCE_EXHAUSTED beyond kMaxStatementsPerArticle.
absl::StatusOr<std::vector<domain::AttributedStatement>> AnalyzeArticle(
    const domain::Article& article);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_ANALYZE_ARTICLE_H_
