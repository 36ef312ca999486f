#ifndef VERBATIM_SERVICES_APP_MATCH_CLAIM_REVIEWS_H_
#define VERBATIM_SERVICES_APP_MATCH_CLAIM_REVIEWS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/app/match_reviews.h"
#include "services/base/call_context.h"
#include "storage/store.h"

// Which reviews are about which claims: what people say, and what the words reviewed assert.
namespace verbatim::app {

// A review beside a claim.
struct ClaimReviewLink {
  storage::StoredReview review;
  domain::ClaimId claim;
  std::string text;  // the claim's
  std::string form;  // of the claim that comes closest to what is reviewed; empty where none does
  ReviewState state = ReviewState::kSuggested;
  // 0.6 to 1 by the share of words in common where both assert the same (see same_claim.h), times
  // the speaker's part as with quotes; 0 where the review's figures are none of the claim's.
  double score = 0;
  std::optional<domain::CorrectionId> decision{};
};

// The reviews of a claim: confirmed ones first, then by score; those rejected last, where asked
// for. Suggestions are found by three words in a row that the review has in common with one of the
// claim's first statements.
absl::StatusOr<std::vector<ClaimReviewLink>> ReviewsOfClaim(storage::Store& store,
                                                            const CallContext& call,
                                                            const storage::StoredClaim& claim,
                                                            Rejected rejected);

// The claims of a review in the same order, those rejected too.
absl::StatusOr<std::vector<ClaimReviewLink>> ClaimsOfReview(storage::Store& store,
                                                            const CallContext& call,
                                                            const storage::StoredReview& review);

// The form of a claim that comes closest to a review's words; empty where none is the same.
absl::StatusOr<std::string> ClosestForm(storage::Store& store, const CallContext& call,
                                        const domain::Review& review, domain::ClaimId claim);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_MATCH_CLAIM_REVIEWS_H_
