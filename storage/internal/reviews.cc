#include "storage/internal/reviews.h"

#include <optional>
#include <string>
#include <utility>

#include "services/base/status_macros.h"
#include "storage/internal/alerts.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/internal/read_claims.h"
#include "storage/internal/read_quotes.h"
#include "storage/internal/save_corrections.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// Of a hash that very many reviews share no more are read: it would say little.
constexpr int64_t kReviewsPerHash = 64;

std::optional<double> OptionalReal(Row& row) {
  if (row.SkipNull()) return std::nullopt;
  return row.Real();
}

absl::StatusOr<std::vector<StoredReview>> GetReviews(Session& session, const ArrayText& ids) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetReviews, Params().Add(ids)));
  std::vector<StoredReview> reviews;
  for (Row row : rows) {
    StoredReview& stored = reviews.emplace_back();
    domain::Review& review = stored.review;
    stored.id = domain::ReviewId(row.Int());
    review.url = row.Text();
    review.claim_text = row.Text();
    review.publisher = row.Text();
    review.publisher_url = row.Text();
    review.title = row.Text();
    review.claimant = row.Text();
    review.claim_time = row.OptionalMicros();
    review.rating.text = row.Text();
    review.rating.value = OptionalReal(row);
    review.rating.best = OptionalReal(row);
    review.rating.worst = OptionalReal(row);
    review.summary = row.Text();
    review.publish_time = row.OptionalMicros();
    stored.create_time = row.Micros();
    stored.update_time = row.Micros();
  }
  return reviews;
}

absl::StatusOr<SavedReview> Save(Session& session, const ReviewDraft& draft) {
  const domain::Review& review = draft.review;
  const std::string key = Sha256Text(review.url + '\0' + review.claim_text);
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kSaveReview, Params()
                                                             .Add(key)
                                                             .Add(review.url)
                                                             .Add(review.claim_text)
                                                             .Add(review.publisher)
                                                             .Add(review.publisher_url)
                                                             .Add(review.title)
                                                             .Add(review.claimant)
                                                             .Add(review.claim_time)
                                                             .Add(review.rating.text)
                                                             .Add(review.rating.value)
                                                             .Add(review.rating.best)
                                                             .Add(review.rating.worst)
                                                             .Add(review.summary)
                                                             .Add(review.publish_time)));
  if (rows.empty()) {
    ASSIGN_OR_RETURN(const Rows known,
                     session.Execute(queries::kFindReviewByKey, Params().Add(key)));
    return SavedReview{domain::ReviewId(known[0].Int()), ReviewOutcome::kUnchanged};
  }
  Row row = rows[0];
  const domain::ReviewId id(row.Int());
  if (!row.Bool()) return SavedReview{id, ReviewOutcome::kUpdated};
  ArrayText hashes;
  for (const int64_t hash : draft.fingerprints) hashes.Add(hash);
  RETURN_IF_ERROR(
      session.Run(queries::kInsertReviewFingerprints, Params().Add(id.value()).Add(hashes)));
  return SavedReview{id, ReviewOutcome::kAdded};
}

absl::StatusOr<std::vector<ReviewDecision>> Decisions(Session& session, const ArrayText& quotes,
                                                      const ArrayText& reviews) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListReviewDecisions,
                                                    Params().Add(quotes).Add(reviews)));
  std::vector<ReviewDecision> decisions;
  for (Row row : rows) {
    ReviewDecision& decision = decisions.emplace_back();
    decision.review = domain::ReviewId(row.Int());
    decision.quote = domain::QuoteId(row.Int());
    decision.wording = row.Text();
    decision.confirmed = row.Bool();
    decision.correction = domain::CorrectionId(row.Int());
  }
  return decisions;
}

absl::StatusOr<std::vector<ClaimReviewDecision>> ClaimDecisions(Session& session,
                                                                const ArrayText& claims,
                                                                const ArrayText& reviews) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListClaimReviewDecisions,
                                                    Params().Add(claims).Add(reviews)));
  std::vector<ClaimReviewDecision> decisions;
  for (Row row : rows) {
    ClaimReviewDecision& decision = decisions.emplace_back();
    decision.review = domain::ReviewId(row.Int());
    decision.claim = domain::ClaimId(row.Int());
    decision.confirmed = row.Bool();
    decision.correction = domain::CorrectionId(row.Int());
  }
  return decisions;
}

const char* KindOf(bool confirmed) { return confirmed ? "CONFIRM_REVIEW" : "REJECT_REVIEW"; }

}  // namespace

absl::StatusOr<std::vector<SavedReview>> SaveReviews(Session& session,
                                                     const std::vector<ReviewDraft>& drafts) {
  std::vector<SavedReview> saved;
  ArrayText updated;
  for (const ReviewDraft& draft : drafts) {
    ASSIGN_OR_RETURN(saved.emplace_back(), Save(session, draft));
    if (saved.back().outcome == ReviewOutcome::kUpdated) updated.Add(saved.back().id.value());
  }
  ASSIGN_OR_RETURN(const std::vector<ReviewDecision> decisions,
                   Decisions(session, ArrayText(), updated));
  std::vector<std::pair<int64_t, int64_t>> news;
  for (const ReviewDecision& decision : decisions) {
    if (decision.confirmed) news.emplace_back(decision.review.value(), decision.quote.value());
  }
  RETURN_IF_ERROR(TellOfReviews(session, news));
  std::vector<std::pair<int64_t, int64_t>> claim_news;
  ASSIGN_OR_RETURN(const std::vector<ClaimReviewDecision> claim_decisions,
                   ClaimDecisions(session, ArrayText(), updated));
  for (const ClaimReviewDecision& decision : claim_decisions) {
    if (decision.confirmed) {
      claim_news.emplace_back(decision.review.value(), decision.claim.value());
    }
  }
  RETURN_IF_ERROR(TellOfClaimReviews(session, claim_news));
  return saved;
}

absl::StatusOr<StoredReview> GetReview(Session& session, domain::ReviewId id) {
  ASSIGN_OR_RETURN(std::vector<StoredReview> found,
                   GetReviews(session, ArrayText().Add(id.value())));
  if (found.empty()) return NotFoundError("review", std::to_string(id.value()));
  return std::move(found.front());
}

absl::StatusOr<Page<StoredReview>> ListReviews(Session& session, const ReviewFilter& filter,
                                               const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kReviews, page));
  Params params;
  params.Add(start ? start->id : INT64_MAX).Add(RowsToAsk(page));
  params.Add(filter.publisher.empty() ? std::nullopt : std::optional(filter.publisher));
  ASSIGN_OR_RETURN(const Rows rows, session.ExecutePlanned(queries::kListReviews, params));
  std::vector<Cursor> keys;
  for (Row row : rows) keys.push_back({.key = 0, .id = row.Int()});
  Page<StoredReview> result;
  result.cursor = CutPage(ListOrder::kReviews, page, keys);
  ArrayText ids;
  for (const Cursor& key : keys) ids.Add(key.id);
  ASSIGN_OR_RETURN(result.items, GetReviews(session, ids));
  return result;
}

absl::StatusOr<ReviewCandidates> FindReviewCandidates(Session& session,
                                                      const std::vector<domain::QuoteId>& quotes,
                                                      const std::vector<int64_t>& hashes,
                                                      int32_t limit) {
  ArrayText quote_ids;
  for (const domain::QuoteId id : quotes) quote_ids.Add(id.value());
  ArrayText asked;
  for (const int64_t hash : hashes) asked.Add(hash);
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.Execute(queries::kFindReviews,
                      Params().Add(quote_ids).Add(asked).Add(kReviewsPerHash).Add(int64_t{limit})));
  ReviewCandidates candidates;
  if (rows.empty()) return candidates;
  ArrayText ids;
  for (Row row : rows) ids.Add(row.Int());
  ASSIGN_OR_RETURN(candidates.reviews, GetReviews(session, ids));
  ASSIGN_OR_RETURN(candidates.decisions, Decisions(session, quote_ids, ArrayText()));
  return candidates;
}

absl::StatusOr<std::vector<ReviewDecision>> ListReviewDecisions(
    Session& session, const std::vector<domain::ReviewId>& reviews) {
  ArrayText ids;
  for (const domain::ReviewId id : reviews) ids.Add(id.value());
  return Decisions(session, ArrayText(), ids);
}

absl::StatusOr<int64_t> SaveReviewDecision(Session& session, const DecideReview& decision,
                                           const CorrectionNote& note) {
  RETURN_IF_ERROR(GetReview(session, decision.review).status());
  ASSIGN_OR_RETURN(const domain::QuoteId quote, CurrentQuote(session, decision.quote));
  RETURN_IF_ERROR(GetQuote(session, quote).status());
  ASSIGN_OR_RETURN(const int64_t id, RecordCorrection(session,
                                                      {.kind = KindOf(decision.confirmed),
                                                       .quote = quote.value(),
                                                       .review = decision.review.value()},
                                                      note));
  RETURN_IF_ERROR(session.Run(queries::kInsertReviewDecision, Params()
                                                                  .Add(id)
                                                                  .Add(decision.review.value())
                                                                  .Add(quote.value())
                                                                  .Add(decision.wording)
                                                                  .Add(decision.confirmed)));
  if (decision.confirmed) {
    RETURN_IF_ERROR(TellOfReviews(session, {{decision.review.value(), quote.value()}}));
  }
  return id;
}

absl::StatusOr<std::vector<ClaimReviewDecision>> ListClaimReviewDecisions(
    Session& session, const std::vector<domain::ClaimId>& claims,
    const std::vector<domain::ReviewId>& reviews) {
  ArrayText claim_ids;
  for (const domain::ClaimId id : claims) claim_ids.Add(id.value());
  ArrayText review_ids;
  for (const domain::ReviewId id : reviews) review_ids.Add(id.value());
  return ClaimDecisions(session, claim_ids, review_ids);
}

absl::StatusOr<int64_t> SaveReviewDecision(Session& session, const DecideClaimReview& decision,
                                           const CorrectionNote& note) {
  RETURN_IF_ERROR(GetReview(session, decision.review).status());
  // From here on no claim becomes one with another.
  RETURN_IF_ERROR(session.Run(queries::kLockClaims, {}));
  ASSIGN_OR_RETURN(const StoredClaim claim, GetClaim(session, decision.claim));
  ASSIGN_OR_RETURN(const int64_t id, RecordCorrection(session,
                                                      {.kind = KindOf(decision.confirmed),
                                                       .review = decision.review.value(),
                                                       .claim = claim.id.value()},
                                                      note));
  RETURN_IF_ERROR(session.Run(queries::kInsertClaimReviewDecision, Params()
                                                                       .Add(id)
                                                                       .Add(decision.review.value())
                                                                       .Add(claim.id.value())
                                                                       .Add(decision.form)
                                                                       .Add(decision.confirmed)));
  if (decision.confirmed) {
    RETURN_IF_ERROR(TellOfClaimReviews(session, {{decision.review.value(), claim.id.value()}}));
  }
  return id;
}

}  // namespace verbatim::storage
