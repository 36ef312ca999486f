#ifndef VERBATIM_STORAGE_INTERNAL_REVIEWS_H_
#define VERBATIM_STORAGE_INTERNAL_REVIEWS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// As in Store. SaveReviews and SaveReviewDecision within a transaction.
absl::StatusOr<std::vector<SavedReview>> SaveReviews(Session& session,
                                                     const std::vector<ReviewDraft>& drafts);
absl::StatusOr<StoredReview> GetReview(Session& session, domain::ReviewId id);
absl::StatusOr<Page<StoredReview>> ListReviews(Session& session, const ReviewFilter& filter,
                                               const PageRequest& page);
absl::StatusOr<ReviewCandidates> FindReviewCandidates(Session& session,
                                                      const std::vector<domain::QuoteId>& quotes,
                                                      const std::vector<int64_t>& hashes,
                                                      int32_t limit);
absl::StatusOr<std::vector<ReviewDecision>> ListReviewDecisions(
    Session& session, const std::vector<domain::ReviewId>& reviews);

absl::StatusOr<std::vector<ClaimReviewDecision>> ListClaimReviewDecisions(
    Session& session, const std::vector<domain::ClaimId>& claims,
    const std::vector<domain::ReviewId>& reviews);

// Records the decision as a correction and returns its id. REQUIRES: the lock on matching.
absl::StatusOr<int64_t> SaveReviewDecision(Session& session, const DecideReview& decision,
                                           const CorrectionNote& note);
absl::StatusOr<int64_t> SaveReviewDecision(Session& session, const DecideClaimReview& decision,
                                           const CorrectionNote& note);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_REVIEWS_H_
