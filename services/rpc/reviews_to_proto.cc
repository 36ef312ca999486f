#include "services/rpc/reviews_to_proto.h"

#include "services/base/status_macros.h"
#include "services/rpc/names.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

v1::ReviewState ToProto(app::ReviewState state) {
  switch (state) {
    case app::ReviewState::kSuggested: return v1::REVIEW_STATE_SUGGESTED;
    case app::ReviewState::kConfirmed: return v1::REVIEW_STATE_CONFIRMED;
    case app::ReviewState::kRejected: return v1::REVIEW_STATE_REJECTED;
  }
  return v1::REVIEW_STATE_UNSPECIFIED;
}

}  // namespace

v1::Review ToProto(const storage::StoredReview& stored) {
  const domain::Review& review = stored.review;
  v1::Review out;
  out.set_name(ReviewName(stored.id));
  out.set_url(review.url);
  out.set_claim_text(review.claim_text);
  out.set_publisher(review.publisher);
  out.set_publisher_url(review.publisher_url);
  out.set_title(review.title);
  out.set_claimant(review.claimant);
  if (review.claim_time) *out.mutable_claim_time() = ToProto(*review.claim_time);
  if (review.rating != domain::Rating{}) {
    v1::ReviewRating& rating = *out.mutable_rating();
    rating.set_text(review.rating.text);
    if (review.rating.value) rating.set_value(*review.rating.value);
    if (review.rating.best) rating.set_best(*review.rating.best);
    if (review.rating.worst) rating.set_worst(*review.rating.worst);
  }
  out.set_summary(review.summary);
  if (review.publish_time) *out.mutable_publish_time() = ToProto(*review.publish_time);
  *out.mutable_create_time() = ToProto(stored.create_time);
  *out.mutable_update_time() = ToProto(stored.update_time);
  return out;
}

v1::ReviewedQuote ToProto(const app::ReviewLink& link) {
  v1::ReviewedQuote out;
  out.set_quote(QuoteName(link.quote));
  out.set_wording(link.wording);
  out.set_state(ToProto(link.state));
  out.set_score(link.score);
  if (link.decision) out.set_correction(CorrectionName(*link.decision));
  return out;
}

v1::ReviewedClaim ToProto(const app::ClaimReviewLink& link) {
  v1::ReviewedClaim out;
  out.set_claim(ClaimName(link.claim));
  out.set_text(link.text);
  out.set_state(ToProto(link.state));
  out.set_score(link.score);
  if (link.decision) out.set_correction(CorrectionName(*link.decision));
  return out;
}

absl::Status AddReviews(storage::Store& store, const CallContext& call,
                        const storage::StoredClaim& stored, v1::Claim& shown) {
  ASSIGN_OR_RETURN(const auto links,
                   app::ReviewsOfClaim(store, call, stored, app::Rejected::kLeftOut));
  for (const app::ClaimReviewLink& link : links) {
    v1::Review& added = *shown.add_reviews();
    added = ToProto(link.review);
    *added.add_claims() = ToProto(link);
  }
  return absl::OkStatus();
}

absl::Status AddReviews(storage::Store& store, const CallContext& call,
                        const std::vector<ShownQuote>& quotes) {
  std::vector<storage::StoredQuote> stored;
  for (const ShownQuote& quote : quotes) stored.push_back(*quote.stored);
  ASSIGN_OR_RETURN(const auto links,
                   app::ReviewsOfQuotes(store, call, stored, app::Rejected::kLeftOut));
  for (size_t i = 0; i < quotes.size(); ++i) {
    for (const app::ReviewLink& link : links[i]) {
      v1::Review& added = *quotes[i].shown->add_reviews();
      added = ToProto(link.review);
      *added.add_quotes() = ToProto(link);
    }
  }
  return absl::OkStatus();
}

}  // namespace verbatim::rpc
