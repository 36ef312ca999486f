#ifndef VERBATIM_SERVICES_APP_DECIDE_REVIEW_H_
#define VERBATIM_SERVICES_APP_DECIDE_REVIEW_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

enum class Decision : uint8_t { kConfirm, kReject };

// Records that a review is about a quote, or is not; of the wording that comes closest.
// Errors: INVALID_ARGUMENT for an incomplete note; NOT_FOUND; the store's.
absl::StatusOr<storage::StoredCorrection> DecideReview(storage::Store& store,
                                                       const CallContext& call,
                                                       domain::ReviewId review,
                                                       domain::QuoteId quote, Decision decision,
                                                       const storage::CorrectionNote& note);

// The same of a claim; of the form that comes closest.
absl::StatusOr<storage::StoredCorrection> DecideReview(storage::Store& store,
                                                       const CallContext& call,
                                                       domain::ReviewId review,
                                                       domain::ClaimId claim, Decision decision,
                                                       const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_DECIDE_REVIEW_H_
