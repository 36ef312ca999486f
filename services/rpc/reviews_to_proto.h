#ifndef VERBATIM_SERVICES_RPC_REVIEWS_TO_PROTO_H_
#define VERBATIM_SERVICES_RPC_REVIEWS_TO_PROTO_H_

#include <vector>

#include "absl/status/status.h"
#include "verbatim/v1/claim.pb.h"
#include "verbatim/v1/correction.pb.h"
#include "verbatim/v1/quote.pb.h"
#include "verbatim/v1/review.pb.h"

#include "services/app/match_claim_reviews.h"
#include "services/app/match_reviews.h"
#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::rpc {

v1::Review ToProto(const storage::StoredReview& review);
v1::ReviewedQuote ToProto(const app::ReviewLink& link);
v1::ReviewedClaim ToProto(const app::ClaimReviewLink& link);

v1::Correction ToProto(const storage::StoredCorrection& correction);

// A quote as stored and the message that shows it.
struct ShownQuote {
  const storage::StoredQuote* stored = nullptr;
  v1::Quote* shown = nullptr;
};

// Adds to each quote its reviews, those rejected left out.
absl::Status AddReviews(storage::Store& store, const CallContext& call,
                        const std::vector<ShownQuote>& quotes);

// Adds to a claim its reviews, those rejected left out.
absl::Status AddReviews(storage::Store& store, const CallContext& call,
                        const storage::StoredClaim& stored, v1::Claim& shown);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_REVIEWS_TO_PROTO_H_
