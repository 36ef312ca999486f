#include "services/app/ingest_article.h"

#include <utility>
#include <vector>

#include "services/app/analyze_article.h"
#include "services/app/draft_occurrences.h"
#include "services/app/field_checks.h"
#include "services/app/place_occurrences.h"
#include "services/app/text_positions.h"
#include "services/articles/reader.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {
namespace {

absl::StatusOr<domain::Article> ReadIncoming(const IncomingArticle& incoming) {
  RETURN_IF_ERROR(CheckUrl("article.url", incoming.url));
  RETURN_IF_ERROR(CheckField("article.outlet", incoming.outlet, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("article.title", incoming.title, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckLanguage("article.language", incoming.language));
  absl::StatusOr<domain::Article> article = articles::ReadArticle(
      incoming.text, {.url = incoming.url, .outlet = incoming.outlet, .title = incoming.title});
  if (!article.ok()) {
    return WithField(article.status(), "article.text");
  }
  if (!incoming.language.empty()) {
    article->language = incoming.language;
  }
  if (!article->publish_time) {
    article->publish_time = incoming.publish_time;
  }
  return article;
}

}  // namespace

absl::StatusOr<storage::SaveResult> IngestArticle(storage::Store& store, const CallContext& call,
                                                  const IncomingArticle& incoming) {
  ASSIGN_OR_RETURN(domain::Article article, ReadIncoming(incoming));
  ASSIGN_OR_RETURN(std::vector<domain::AttributedStatement> statements,
                   AnalyzeArticle(article, call));
  storage::ArticleDraft draft = DraftArticle(std::move(article), std::move(statements));
  draft.reanalyzed = incoming.reanalyze;
  AddTextPositions(draft);
  RETURN_IF_ERROR(CheckCall(call));
  return store.SaveArticle(call, draft, PlaceOccurrences(draft));
}

}  // namespace verbatim::app
