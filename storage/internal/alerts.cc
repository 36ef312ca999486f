#include "storage/internal/alerts.h"

#include <map>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/page.h"
#include "storage/internal/read_claims.h"
#include "storage/internal/read_occurrences.h"
#include "storage/internal/read_quotes.h"
#include "storage/internal/read_speakers.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// Alerts deleted in one call: well under a second.
constexpr int64_t kDeletedAtOnce = 10'000;

ArrayText ListOf(const std::vector<int64_t>& ids) {
  ArrayText list;
  for (const int64_t id : ids) list.Add(id);
  return list;
}

struct AlertLog {
  std::string id;
  int64_t deleted_to = 0;
  int64_t newest = 0;
};

absl::StatusOr<AlertLog> ReadLog(Session& session) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetAlertLog));
  Row row = rows[0];
  AlertLog log;
  log.id = row.Text();
  log.deleted_to = row.Int();
  log.newest = row.Int();
  return log;
}

// With the ids that those asked for lead to by now.
absl::StatusOr<AlertFilter> Current(Session& session, AlertFilter filter) {
  if (filter.claim) {
    ASSIGN_OR_RETURN(filter.claim, CurrentClaim(session, *filter.claim));
  }
  if (filter.quote) {
    ASSIGN_OR_RETURN(filter.quote, CurrentQuote(session, *filter.quote));
  }
  if (filter.speaker) {
    const absl::StatusOr<domain::Speaker> speaker = GetSpeaker(session, *filter.speaker);
    if (speaker.ok() && speaker->merged_into) filter.speaker = *speaker->merged_into;
    // What is told of one who was erased is told to the end.
    if (!speaker.ok() && !absl::IsNotFound(speaker.status())) return speaker.status();
  }
  return filter;
}

template <typename IdType>
std::optional<int64_t> ValueOf(const std::optional<IdType>& id) {
  return id ? std::optional(id->value()) : std::nullopt;
}

std::optional<std::string> TextOr(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

absl::StatusOr<std::vector<int64_t>> FindAlerts(Session& session, const Query& query,
                                                int64_t border, int64_t limit,
                                                const AlertFilter& filter) {
  Params params;
  params.Add(border).Add(limit);
  params.Add(ValueOf(filter.claim)).Add(ValueOf(filter.quote)).Add(ValueOf(filter.speaker));
  params.Add(TextOr(filter.words)).Add(TextOr(filter.outlet));
  if (filter.kinds.empty()) {
    params.AddNull();
  } else {
    ArrayText kinds;
    for (const domain::AlertKind kind : filter.kinds) kinds.Add(domain::Name(kind));
    params.Add(kinds);
  }
  ASSIGN_OR_RETURN(const Rows rows, session.ExecutePlanned(query, params));
  std::vector<int64_t> ids;
  for (Row row : rows) ids.push_back(row.Int());
  return ids;
}

template <typename IdType>
std::optional<IdType> OptionalId(Row& row) {
  const std::optional<int64_t> id = row.OptionalInt();
  return id ? std::optional(IdType(*id)) : std::nullopt;
}

// Those that are still there, in order; alerts whose article is erased meanwhile are not.
absl::StatusOr<std::vector<StoredAlert>> GetAlerts(Session& session,
                                                   const std::vector<int64_t>& ids) {
  std::vector<StoredAlert> alerts;
  if (ids.empty()) return alerts;
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kGetAlerts, Params().Add(ListOf(ids))));
  std::vector<std::optional<domain::OccurrenceId>> statements;
  std::vector<domain::OccurrenceId> wanted;
  for (Row row : rows) {
    StoredAlert& alert = alerts.emplace_back();
    alert.id = domain::AlertId(row.Int());
    alert.kind = AlertKindOf(row.Text());
    alert.create_time = row.Micros();
    alert.article = OptionalId<domain::ArticleId>(row);
    statements.push_back(OptionalId<domain::OccurrenceId>(row));
    if (statements.back()) wanted.push_back(*statements.back());
    alert.quote = OptionalId<domain::QuoteId>(row);
    alert.claim = OptionalId<domain::ClaimId>(row);
    alert.speaker = OptionalId<domain::SpeakerId>(row);
    alert.review = OptionalId<domain::ReviewId>(row);
    if (row.SkipNull()) continue;
    alert.stance = StanceOf(row.Text());
    alert.claim_words = row.Text();
  }
  ASSIGN_OR_RETURN(std::vector<StoredOccurrence> found, GetOccurrences(session, wanted));
  std::map<domain::OccurrenceId, StoredOccurrence> by_id;
  for (StoredOccurrence& one : found) by_id.emplace(one.id, std::move(one));
  std::vector<StoredAlert> told;
  for (size_t i = 0; i < alerts.size(); ++i) {
    if (statements[i]) {
      const auto occurrence = by_id.find(*statements[i]);
      if (occurrence == by_id.end()) continue;
      alerts[i].occurrence = occurrence->second;
    }
    told.push_back(std::move(alerts[i]));
  }
  return told;
}

// Runs a statement that takes two columns, if there are rows.
template <typename Second>
absl::Status Tell(Session& session, const Query& query,
                  const std::vector<std::pair<int64_t, Second>>& rows) {
  if (rows.empty()) return absl::OkStatus();
  ArrayText first;
  ArrayText second;
  for (const auto& [one, other] : rows) {
    first.Add(one);
    second.Add(int64_t{other});
  }
  RETURN_IF_ERROR(session.Run(queries::kLockAlerts, {}));
  return session.Run(query, Params().Add(first).Add(second));
}

}  // namespace

absl::Status TellOfStatements(Session& session, const std::vector<int64_t>& added,
                              const std::vector<int64_t>& withdrawn) {
  if (added.empty() && withdrawn.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(session.Run(queries::kLockAlerts, {}));
  if (!withdrawn.empty()) {
    RETURN_IF_ERROR(session.Run(queries::kInsertWithdrawnAlerts, Params().Add(ListOf(withdrawn))));
  }
  if (added.empty()) return absl::OkStatus();
  return session.Run(queries::kInsertStatementAlerts, Params().Add(ListOf(added)));
}

absl::StatusOr<ErasedAlerts> TakeArticleAlerts(Session& session, domain::ArticleId article) {
  const Params id = Params().Add(article.value());
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListErasedAlerts, id));
  ErasedAlerts erased;
  for (Row row : rows) {
    erased.quotes.push_back(row.OptionalInt());
    erased.claims.push_back(row.OptionalInt());
    erased.speakers.push_back(row.OptionalInt());
  }
  RETURN_IF_ERROR(session.Run(queries::kDeleteArticleAlerts, id));
  return erased;
}

absl::Status TellOfErased(Session& session, domain::ArticleId article, const ErasedAlerts& erased) {
  if (erased.quotes.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(session.Run(queries::kLockAlerts, {}));
  Params params = Params().Add(article.value());
  for (const auto* column : {&erased.quotes, &erased.claims, &erased.speakers}) {
    ArrayText list;
    for (const std::optional<int64_t>& id : *column) list.Add(id);
    params.Add(list);
  }
  return session.Run(queries::kInsertErasedAlerts, params);
}

absl::Status TellOfClaims(Session& session, const std::vector<std::pair<int64_t, int32_t>>& parts) {
  return Tell(session, queries::kInsertClaimAlerts, parts);
}

absl::Status TellOfReviews(Session& session,
                           const std::vector<std::pair<int64_t, int64_t>>& reviews_and_quotes) {
  return Tell(session, queries::kInsertReviewAlerts, reviews_and_quotes);
}

absl::Status TellOfClaimReviews(
    Session& session, const std::vector<std::pair<int64_t, int64_t>>& reviews_and_claims) {
  return Tell(session, queries::kInsertClaimReviewAlerts, reviews_and_claims);
}

absl::StatusOr<NewAlerts> ListNewAlerts(Session& session, const AlertFilter& asked,
                                        std::optional<int64_t> after) {
  // Read before the alerts, so that none that comes between is passed over.
  ASSIGN_OR_RETURN(const AlertLog log, ReadLog(session));
  NewAlerts found;
  found.position = log.newest;
  if (!after) return found;
  ASSIGN_OR_RETURN(const AlertFilter filter, Current(session, asked));
  ASSIGN_OR_RETURN(const std::vector<int64_t> ids,
                   FindAlerts(session, queries::kListNewAlerts, *after,
                              static_cast<int64_t>(kMaxNewAlerts), filter));
  if (ids.size() == kMaxNewAlerts) found.position = ids.back();
  if (!ids.empty() && ids.back() > found.position) found.position = ids.back();
  if (*after > found.position) found.position = *after;
  ASSIGN_OR_RETURN(found.items, GetAlerts(session, ids));
  ASSIGN_OR_RETURN(const AlertLog now, ReadLog(session));
  if (now.deleted_to <= *after) return found;
  return MakeError(absl::StatusCode::kOutOfRange,
                   "alerts after this token were deleted, being older than " +
                       std::to_string(kAlertAge.count() / 24) +
                       " days: watch without a token, or list what is still there",
                   {.reason = "TOKEN_EXPIRED", .metadata = {}, .field = "resume_token"});
}

absl::StatusOr<Page<StoredAlert>> ListAlerts(Session& session, const AlertFilter& asked,
                                             const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kAlerts, page));
  ASSIGN_OR_RETURN(const AlertFilter filter, Current(session, asked));
  ASSIGN_OR_RETURN(const std::vector<int64_t> ids,
                   FindAlerts(session, queries::kListAlerts, start ? start->id : INT64_MAX,
                              RowsToAsk(page), filter));
  std::vector<Cursor> keys;
  for (const int64_t id : ids) keys.push_back({.key = 0, .id = id});
  Page<StoredAlert> result;
  result.cursor = CutPage(ListOrder::kAlerts, page, keys);
  std::vector<int64_t> shown;
  for (const Cursor& key : keys) shown.push_back(key.id);
  ASSIGN_OR_RETURN(result.items, GetAlerts(session, shown));
  return result;
}

absl::StatusOr<std::string> GetAlertLogId(Session& session) {
  ASSIGN_OR_RETURN(AlertLog log, ReadLog(session));
  return std::move(log.id);
}

absl::StatusOr<int64_t> DeleteOldAlerts(Session& session, domain::Time before) {
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.ExecutePlanned(queries::kDeleteOldAlerts, Params().Add(kDeletedAtOnce).Add(before)));
  return rows[0].Int();
}

}  // namespace verbatim::storage
