#include "services/app/analyze_article.h"

#include <string>
#include <utility>

#include "services/attribution/attributor.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/extraction/extractor.h"
#include "services/text/document.h"

namespace verbatim::app {

absl::StatusOr<std::vector<domain::AttributedStatement>> AnalyzeArticle(
    const domain::Article& article, const CallContext& call) {
  RETURN_IF_ERROR(text::CheckText(article.text));
  RETURN_IF_ERROR(CheckCall(call));
  const text::Document document = text::Document::Analyze(article);
  RETURN_IF_ERROR(CheckCall(call));
  std::vector<domain::Statement> statements = extraction::ExtractStatements(document);
  RETURN_IF_ERROR(CheckCall(call));
  if (statements.size() > kMaxStatementsPerArticle) {
    return MakeError(absl::StatusCode::kResourceExhausted,
                     "the article has more statements than the limit of " +
                         std::to_string(kMaxStatementsPerArticle),
                     {.reason = "TOO_MANY_STATEMENTS",
                      .metadata = {{"limit", std::to_string(kMaxStatementsPerArticle)}},
                      .field = "article.text"});
  }
  attribution::ArticleContext context{.publish_time = article.publish_time};
  for (const domain::Entry& entry : article.entries) {
    context.entry_times.push_back(entry.publish_time);
  }
  return attribution::AttributeStatements(document, context, std::move(statements));
}

}  // namespace verbatim::app
