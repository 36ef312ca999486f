#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "verbatim/v1/review_service.pb.h"

#include "services/app/decide_review.h"
#include "services/app/import_reviews.h"
#include "services/app/list_reviews.h"
#include "services/app/match_reviews.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/page_token.h"
#include "services/rpc/reviews_to_proto.h"

namespace verbatim::rpc {
namespace {

absl::StatusOr<domain::Review> FromProto(const v1::Review& review) {
  domain::Review out{.url = review.url(),
                     .claim_text = review.claim_text(),
                     .publisher = review.publisher(),
                     .publisher_url = review.publisher_url(),
                     .title = review.title(),
                     .claimant = review.claimant(),
                     .summary = review.summary()};
  const v1::ReviewRating& rating = review.rating();
  out.rating.text = rating.text();
  if (rating.has_value()) out.rating.value = rating.value();
  if (rating.has_best()) out.rating.best = rating.best();
  if (rating.has_worst()) out.rating.worst = rating.worst();
  ASSIGN_OR_RETURN(out.claim_time,
                   ParseTime("review.claim_time", review.has_claim_time(), review.claim_time()));
  ASSIGN_OR_RETURN(out.publish_time, ParseTime("review.publish_time", review.has_publish_time(),
                                               review.publish_time()));
  return out;
}

absl::StatusOr<v1::Review> WithTargets(storage::Store& store, const CallContext& call,
                                       const storage::StoredReview& review) {
  v1::Review out = rpc::ToProto(review);
  ASSIGN_OR_RETURN(const std::vector<app::ReviewLink> links,
                   app::QuotesOfReview(store, call, review));
  for (const app::ReviewLink& link : links) *out.add_quotes() = rpc::ToProto(link);
  ASSIGN_OR_RETURN(const std::vector<app::ClaimReviewLink> claims,
                   app::ClaimsOfReview(store, call, review));
  for (const app::ClaimReviewLink& link : claims) *out.add_claims() = rpc::ToProto(link);
  return out;
}

absl::StatusOr<v1::Review> Read(storage::Store& store, const CallContext& call,
                                domain::ReviewId id) {
  ASSIGN_OR_RETURN(const storage::StoredReview review, store.GetReview(call, id));
  return WithTargets(store, call, review);
}

absl::StatusOr<v1::Review> AddReview(storage::Store& store, const CallContext& call,
                                     const v1::AddReviewRequest& request) {
  ASSIGN_OR_RETURN(const domain::Review review, FromProto(request.review()));
  const absl::StatusOr<app::ImportedReview> added = app::AddReview(store, call, review);
  if (!added.ok()) {
    const auto detail = GetErrorDetail(added.status());
    return detail ? WithField(added.status(), "review." + detail->field) : added.status();
  }
  return Read(store, call, added->saved.id);
}

v1::ReviewOutcome ToProto(storage::ReviewOutcome outcome) {
  switch (outcome) {
    case storage::ReviewOutcome::kAdded: return v1::REVIEW_OUTCOME_ADDED;
    case storage::ReviewOutcome::kUpdated: return v1::REVIEW_OUTCOME_UPDATED;
    case storage::ReviewOutcome::kUnchanged: return v1::REVIEW_OUTCOME_UNCHANGED;
  }
  return v1::REVIEW_OUTCOME_UNSPECIFIED;
}

absl::StatusOr<v1::ReviewImportResult> ResultOf(storage::Store& store, const CallContext& call,
                                                const app::ReviewOfFile& one) {
  v1::ReviewImportResult out;
  out.set_place(one.place);
  if (one.imported.ok()) {
    out.set_outcome(ToProto(one.imported->saved.outcome));
    ASSIGN_OR_RETURN(*out.mutable_review(), Read(store, call, one.imported->saved.id));
    out.set_message(absl::StrJoin(one.warnings, "; "));
    return out;
  }
  const ErrorDetail detail = GetErrorDetail(one.imported.status()).value_or(ErrorDetail{});
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  v1::ErrorReason_Parse("ERROR_REASON_" + detail.reason, &reason);
  out.set_outcome(v1::REVIEW_OUTCOME_REFUSED);
  out.set_reason(reason);
  out.set_field(detail.field);
  out.set_message(std::string(one.imported.status().message()));
  return out;
}

absl::StatusOr<v1::ImportReviewsResponse> ImportReviews(storage::Store& store,
                                                        const CallContext& call,
                                                        const v1::ImportReviewsRequest& request) {
  ASSIGN_OR_RETURN(const std::vector<app::ReviewOfFile> reviews,
                   app::ImportReviews(store, call, request.content()));
  v1::ImportReviewsResponse response;
  for (const app::ReviewOfFile& one : reviews) {
    ASSIGN_OR_RETURN(*response.add_results(), ResultOf(store, call, one));
  }
  return response;
}

absl::StatusOr<v1::Review> GetReview(storage::Store& store, const CallContext& call,
                                     const v1::GetReviewRequest& request) {
  ASSIGN_OR_RETURN(const domain::ReviewId id, ParseReviewName("name", request.name()));
  return Read(store, call, id);
}

absl::Status BothError() {
  return MakeError(absl::StatusCode::kInvalidArgument, "name a quote or a claim, and not both",
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = "claim"});
}

absl::StatusOr<v1::ListReviewsResponse> ListOfQuote(storage::Store& store, const CallContext& call,
                                                    const v1::ListReviewsRequest& request) {
  ASSIGN_OR_RETURN(const domain::QuoteId id, ParseQuoteName("quote", request.quote()));
  ASSIGN_OR_RETURN(const storage::StoredQuote quote, store.GetQuote(call, id));
  ASSIGN_OR_RETURN(const auto links,
                   app::ReviewsOfQuotes(store, call, {quote}, app::Rejected::kShown));
  v1::ListReviewsResponse response;
  for (const app::ReviewLink& link : links.front()) {
    if (!request.publisher().empty() && link.review.review.publisher != request.publisher()) {
      continue;
    }
    v1::Review& added = *response.add_reviews();
    added = rpc::ToProto(link.review);
    *added.add_quotes() = rpc::ToProto(link);
  }
  return response;
}

absl::StatusOr<v1::ListReviewsResponse> ListOfClaim(storage::Store& store, const CallContext& call,
                                                    const v1::ListReviewsRequest& request) {
  ASSIGN_OR_RETURN(const domain::ClaimId id, ParseClaimName("claim", request.claim()));
  ASSIGN_OR_RETURN(const storage::StoredClaim claim, store.GetClaim(call, id));
  ASSIGN_OR_RETURN(const auto links,
                   app::ReviewsOfClaim(store, call, claim, app::Rejected::kShown));
  v1::ListReviewsResponse response;
  for (const app::ClaimReviewLink& link : links) {
    if (!request.publisher().empty() && link.review.review.publisher != request.publisher()) {
      continue;
    }
    v1::Review& added = *response.add_reviews();
    added = rpc::ToProto(link.review);
    *added.add_claims() = rpc::ToProto(link);
  }
  return response;
}

absl::StatusOr<v1::ListReviewsResponse> ListReviews(storage::Store& store, const CallContext& call,
                                                    const v1::ListReviewsRequest& request) {
  if (!request.quote().empty() && !request.claim().empty()) {
    return BothError();
  }
  if (!request.quote().empty()) return ListOfQuote(store, call, request);
  if (!request.claim().empty()) return ListOfClaim(store, call, request);
  ASSIGN_OR_RETURN(std::string cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<storage::StoredReview> page,
                   app::ListReviews(store, call,
                                    {.filter = {.publisher = request.publisher()},
                                     .page_size = request.page_size(),
                                     .cursor = std::move(cursor)}));
  v1::ListReviewsResponse response;
  for (const storage::StoredReview& review : page.items) {
    ASSIGN_OR_RETURN(*response.add_reviews(), WithTargets(store, call, review));
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

template <typename Request, app::Decision decision>
absl::StatusOr<v1::Correction> Decide(storage::Store& store, const CallContext& call,
                                      const Request& request) {
  ASSIGN_OR_RETURN(const domain::ReviewId review, ParseReviewName("name", request.name()));
  const storage::CorrectionNote note{.actor = request.actor(), .reason = request.reason()};
  if (!request.claim().empty() && !request.quote().empty()) {
    return BothError();
  }
  if (!request.claim().empty()) {
    ASSIGN_OR_RETURN(const domain::ClaimId claim, ParseClaimName("claim", request.claim()));
    ASSIGN_OR_RETURN(const storage::StoredCorrection correction,
                     app::DecideReview(store, call, review, claim, decision, note));
    return rpc::ToProto(correction);
  }
  ASSIGN_OR_RETURN(const domain::QuoteId quote, ParseQuoteName("quote", request.quote()));
  ASSIGN_OR_RETURN(const storage::StoredCorrection correction,
                   app::DecideReview(store, call, review, quote, decision, note));
  return rpc::ToProto(correction);
}

}  // namespace

void AddReviewMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.ReviewService.";
  methods.Add(service + "AddReview", store, &AddReview);
  methods.Add(service + "ImportReviews", store, &ImportReviews);
  methods.Add(service + "GetReview", store, &GetReview);
  methods.Add(service + "ListReviews", store, &ListReviews);
  methods.Add(service + "ConfirmReview", store,
              &Decide<v1::ConfirmReviewRequest, app::Decision::kConfirm>);
  methods.Add(service + "RejectReview", store,
              &Decide<v1::RejectReviewRequest, app::Decision::kReject>);
}

}  // namespace verbatim::rpc
