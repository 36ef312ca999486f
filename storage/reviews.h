#ifndef VERBATIM_STORAGE_REVIEWS_H_
#define VERBATIM_STORAGE_REVIEWS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "services/domain/review.h"
#include "services/domain/time.h"
#include "storage/page.h"

// Published checks of claims, and what people say of which quotes and claims they are about.
namespace verbatim::storage {

// A review ready to be stored.
struct ReviewDraft {
  domain::Review review;
  std::vector<int64_t> fingerprints;  // of its claim text: all by which quotes are to find it
};

enum class ReviewOutcome : uint8_t { kAdded, kUpdated, kUnchanged };

struct SavedReview {
  domain::ReviewId id;
  ReviewOutcome outcome = ReviewOutcome::kAdded;
};

struct StoredReview {
  domain::ReviewId id;
  domain::Review review;
  domain::Time create_time;
  domain::Time update_time;
};

// What counts of all that people said of one review and one quote.
struct ReviewDecision {
  domain::ReviewId review;
  domain::QuoteId quote;  // that has the wording now
  std::string wording;
  bool confirmed = false;  // else rejected
  domain::CorrectionId correction;
};

// The same of one review and one claim.
struct ClaimReviewDecision {
  domain::ReviewId review;
  domain::ClaimId claim;  // that has the form now
  bool confirmed = false;
  domain::CorrectionId correction;
};

// Reviews that may be about some quotes, and what was decided on those quotes.
struct ReviewCandidates {
  std::vector<StoredReview> reviews;  // those decided on first, then those that share most hashes
  std::vector<ReviewDecision> decisions;
};

struct ReviewFilter {
  std::string publisher;  // empty: any
};

// The part of Store that keeps reviews; what is decided on them are corrections. Thread-safe;
// errors as Store's.
class ReviewStore {
 public:
  virtual ~ReviewStore() = default;

  // Stores reviews in one transaction, or updates those with the same URL and claim text; tells
  // what became of each, in their order.
  virtual absl::StatusOr<std::vector<SavedReview>> SaveReviews(
      const CallContext& call, const std::vector<ReviewDraft>& drafts) = 0;
  virtual absl::StatusOr<StoredReview> GetReview(const CallContext& call, domain::ReviewId id) = 0;
  // The newest stored first.
  virtual absl::StatusOr<Page<StoredReview>> ListReviews(const CallContext& call,
                                                         const ReviewFilter& filter,
                                                         const PageRequest& page) = 0;
  // Reviews on which people decided for the quotes, and those that share hashes; `limit` at most.
  virtual absl::StatusOr<ReviewCandidates> FindReviewCandidates(
      const CallContext& call, const std::vector<domain::QuoteId>& quotes,
      const std::vector<int64_t>& hashes, int32_t limit) = 0;
  // What was decided on reviews, for whatever quotes.
  virtual absl::StatusOr<std::vector<ReviewDecision>> ListReviewDecisions(
      const CallContext& call, const std::vector<domain::ReviewId>& reviews) = 0;
  // What was decided for claims, and on reviews for whatever claims.
  virtual absl::StatusOr<std::vector<ClaimReviewDecision>> ListClaimReviewDecisions(
      const CallContext& call, const std::vector<domain::ClaimId>& claims,
      const std::vector<domain::ReviewId>& reviews) = 0;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_REVIEWS_H_
