#include "services/app/extract_statements.h"

#include <utility>

#include "services/app/analyze_article.h"
#include "services/articles/reader.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<ExtractedText> ExtractStatements(std::string_view text,
                                                std::optional<domain::Time> publish_time,
                                                const CallContext& call) {
  absl::StatusOr<domain::Article> article = articles::ReadArticle(text, {});
  if (!article.ok()) {
    return WithField(article.status(), "text");
  }
  if (!article->publish_time) {
    article->publish_time = publish_time;
  }
  absl::StatusOr<std::vector<domain::AttributedStatement>> statements =
      AnalyzeArticle(*article, call);
  if (!statements.ok()) {
    return WithField(statements.status(), "text");
  }
  return ExtractedText{.article = *std::move(article), .statements = *std::move(statements)};
}

}  // namespace verbatim::app
