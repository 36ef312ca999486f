#include "storage/internal/delete_article.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/alerts.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/internal/restore_quotes.h"
#include "storage/queries.h"

// Everything that only this article said goes; what others say too is as if it had never come.
namespace verbatim::storage {
namespace {

absl::StatusOr<std::vector<int64_t>> Ids(Session& session, const Query& query,
                                         const Params& params) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(query, params));
  std::vector<int64_t> ids;
  for (Row row : rows) ids.push_back(row.Int());
  return ids;
}

Params IdList(const std::vector<int64_t>& ids) {
  ArrayText array;
  for (const int64_t id : ids) array.Add(id);
  return Params().Add(array);
}

absl::StatusOr<TouchedWordings> ListTouched(Session& session, const Params& article) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListTouchedWordings, article));
  TouchedWordings touched;
  for (Row row : rows) {
    touched.wordings.push_back(row.Int());
    touched.quotes.push_back(row.Int());
  }
  return touched;
}

absl::StatusOr<int64_t> DeleteLeftSpeakers(Session& session, const std::vector<int64_t>& touched) {
  const Params speakers = IdList(touched);
  ASSIGN_OR_RETURN(const std::vector<int64_t> gone,
                   Ids(session, queries::kDeleteLeftSpeakers, speakers));
  RETURN_IF_ERROR(session.Run(queries::kDeleteLeftAliases, speakers));
  return static_cast<int64_t>(gone.size());
}

}  // namespace

absl::StatusOr<Page<ArticleDeletion>> ListArticleDeletions(Session& session,
                                                           const ArticleDeletionFilter& filter,
                                                           const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start,
                   PageStart(ListOrder::kArticleDeletions, page));
  Params params;
  params.Add(start ? start->id : INT64_MAX).Add(RowsToAsk(page));
  params.Add(filter.url.empty() ? std::nullopt : std::optional(Sha256Text(filter.url)));
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListArticleDeletions, params));
  Page<ArticleDeletion> result;
  std::vector<Cursor> keys;
  for (Row row : rows) {
    keys.push_back({.key = 0, .id = row.Int()});
    ArticleDeletion& deletion = result.items.emplace_back();
    deletion.article = domain::ArticleId(row.Int());
    deletion.note.actor = row.Text();
    deletion.note.reason = row.Text();
    deletion.revision_count = row.Int();
    deletion.occurrence_count = row.Int();
    deletion.quote_count = row.Int();
    deletion.speaker_count = row.Int();
    deletion.create_time = row.Micros();
  }
  result.cursor = CutPage(ListOrder::kArticleDeletions, page, keys);
  result.items.resize(keys.size());
  return result;
}

absl::StatusOr<ArticleDeletion> DeleteArticle(Session& session, domain::ArticleId id,
                                              const CorrectionNote& note, const MatchRules& rules) {
  const Params article = Params().Add(id.value());
  ASSIGN_OR_RETURN(const Rows locked, session.Execute(queries::kLockArticle, article));
  if (locked.empty()) return NotFoundError("article", std::to_string(id.value()));
  const std::string url = locked[0].Text();
  RETURN_IF_ERROR(session.Run(queries::kLockMatching, Params()));
  RETURN_IF_ERROR(session.Run(queries::kLockClaims, Params()));
  ASSIGN_OR_RETURN(const TouchedWordings touched, ListTouched(session, article));
  ASSIGN_OR_RETURN(const std::vector<int64_t> speakers,
                   Ids(session, queries::kListTouchedSpeakers, article));
  ASSIGN_OR_RETURN(const ErasedAlerts erased, TakeArticleAlerts(session, id));
  RETURN_IF_ERROR(session.Run(queries::kDeleteArticleTally, article));
  ArticleDeletion deletion{.article = id, .note = note};
  ASSIGN_OR_RETURN(const Rows deleted, session.Execute(queries::kDeleteArticle, article));
  Row counts = deleted[0];
  deletion.revision_count = counts.Int();
  deletion.occurrence_count = counts.Int();
  ASSIGN_OR_RETURN(deletion.quote_count, RestoreQuotes(session, touched, rules));
  ASSIGN_OR_RETURN(deletion.speaker_count, DeleteLeftSpeakers(session, speakers));
  ASSIGN_OR_RETURN(const Rows recorded, session.Execute(queries::kInsertArticleDeletion,
                                                        Params()
                                                            .Add(id.value())
                                                            .Add(Sha256Text(url))
                                                            .Add(note.actor)
                                                            .Add(note.reason)
                                                            .Add(deletion.revision_count)
                                                            .Add(deletion.occurrence_count)
                                                            .Add(deletion.quote_count)
                                                            .Add(deletion.speaker_count)));
  deletion.create_time = recorded[0].Micros();
  RETURN_IF_ERROR(TellOfErased(session, id, erased));
  return deletion;
}

}  // namespace verbatim::storage
