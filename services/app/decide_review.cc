#include "services/app/decide_review.h"

#include "services/app/correction_note.h"
#include "services/app/match_claim_reviews.h"
#include "services/app/match_reviews.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> DecideReview(storage::Store& store,
                                                       const CallContext& call,
                                                       domain::ReviewId review,
                                                       domain::QuoteId quote, Decision decision,
                                                       const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  ASSIGN_OR_RETURN(const storage::StoredReview stored, store.GetReview(call, review));
  ASSIGN_OR_RETURN(const storage::StoredQuote found, store.GetQuote(call, quote));
  const storage::DecideReview decide{.review = review,
                                     .quote = found.id,
                                     .wording = ClosestWording(stored.review.claim_text, found),
                                     .confirmed = decision == Decision::kConfirm};
  return store.Correct(call, decide, note, QuoteRules());
}

absl::StatusOr<storage::StoredCorrection> DecideReview(storage::Store& store,
                                                       const CallContext& call,
                                                       domain::ReviewId review,
                                                       domain::ClaimId claim, Decision decision,
                                                       const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  ASSIGN_OR_RETURN(const storage::StoredReview stored, store.GetReview(call, review));
  ASSIGN_OR_RETURN(const storage::StoredClaim found, store.GetClaim(call, claim));
  storage::DecideClaimReview decide{
      .review = review, .claim = found.id, .form = {}, .confirmed = decision == Decision::kConfirm};
  ASSIGN_OR_RETURN(decide.form, ClosestForm(store, call, stored.review, found.id));
  return store.Correct(call, decide, note, QuoteRules());
}

}  // namespace verbatim::app
