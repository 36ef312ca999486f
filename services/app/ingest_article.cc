#include "services/app/ingest_article.h"

#include <utility>
#include <vector>

#include "services/app/analyze_article.h"
#include "services/app/draft_occurrences.h"
#include "services/app/field_checks.h"
#include "services/app/quote_rules.h"
#include "services/app/text_positions.h"
#include "services/articles/reader.h"
#include "services/articles/structure.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/stage_times.h"
#include "services/base/status_macros.h"
#include "services/text/document.h"

namespace verbatim::app {
namespace {

constexpr size_t kSha256Bytes = 32;

absl::Status InvalidField(const std::string& field, const std::string& problem) {
  return MakeError(absl::StatusCode::kInvalidArgument, field + " " + problem,
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
}

absl::Status CheckFields(const IncomingArticle& incoming) {
  RETURN_IF_ERROR(CheckUrl("article.url", incoming.url));
  RETURN_IF_ERROR(CheckField("article.outlet", incoming.outlet, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("article.title", incoming.title, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckLanguage("article.language", incoming.language));
  if (incoming.authors.size() > kMaxAuthors) {
    return InvalidField("article.authors", "has more than " + std::to_string(kMaxAuthors));
  }
  for (const std::string& author : incoming.authors) {
    RETURN_IF_ERROR(CheckRequiredField("article.authors", author, kMaxMetadataBytes));
  }
  if (!incoming.original_hash.empty() && incoming.original_hash.size() != kSha256Bytes) {
    return InvalidField("article.original_hash", "is no SHA-256: it must have 32 bytes");
  }
  return absl::OkStatus();
}

// The article's text, title and structure.
absl::StatusOr<domain::Article> ReadText(const IncomingArticle& incoming) {
  if (incoming.entries.empty()) {
    absl::StatusOr<domain::Article> article = articles::ReadArticle(
        incoming.text, {.url = incoming.url, .outlet = incoming.outlet, .title = incoming.title});
    if (!article.ok()) return WithField(article.status(), "article.text");
    return article;
  }
  if (const absl::Status status = text::CheckText(incoming.text); !status.ok()) {
    return WithField(status, "article.text");
  }
  domain::Article article;
  article.url = incoming.url;
  article.outlet = incoming.outlet;
  article.title = incoming.title;
  article.language = "en";
  article.text = incoming.text;
  article.entries = incoming.entries;
  RETURN_IF_ERROR(articles::SettleStructure(article));
  return article;
}

absl::StatusOr<domain::Article> ReadIncoming(const CallContext& call,
                                             const IncomingArticle& incoming) {
  const StageTimer timer(call.stages, Stage::kRead);
  RETURN_IF_ERROR(CheckFields(incoming));
  ASSIGN_OR_RETURN(domain::Article article, ReadText(incoming));
  if (!incoming.language.empty()) article.language = incoming.language;
  if (!article.publish_time) article.publish_time = incoming.publish_time;
  article.authors = incoming.authors;
  article.original_hash = incoming.original_hash;
  return article;
}

absl::StatusOr<std::vector<domain::AttributedStatement>> Analyze(const CallContext& call,
                                                                 const domain::Article& article) {
  const StageTimer timer(call.stages, Stage::kExtract);
  return AnalyzeArticle(article, call);
}

}  // namespace

absl::StatusOr<storage::SaveResult> IngestArticle(storage::Store& store, const CallContext& call,
                                                  const IncomingArticle& incoming) {
  ASSIGN_OR_RETURN(domain::Article article, ReadIncoming(call, incoming));
  ASSIGN_OR_RETURN(std::vector<domain::AttributedStatement> statements, Analyze(call, article));
  storage::ArticleDraft draft = DraftArticle(std::move(article), std::move(statements));
  draft.reanalyzed = incoming.reanalyze;
  draft.request = incoming.request;
  AddTextPositions(draft);
  RETURN_IF_ERROR(CheckCall(call));
  const StageTimer timer(call.stages, Stage::kStore);
  return store.SaveArticle(call, draft, QuoteRules());
}

}  // namespace verbatim::app
