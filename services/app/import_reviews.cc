#include "services/app/import_reviews.h"

#include <cmath>
#include <optional>
#include <utility>

#include "services/app/field_checks.h"
#include "services/articles/review_reader.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

absl::Status CheckNumber(std::string_view field, std::optional<double> number) {
  if (!number || std::isfinite(*number)) return absl::OkStatus();
  return MakeError(absl::StatusCode::kInvalidArgument, std::string(field) + " is not a number",
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = std::string(field)});
}

// Only addresses of pages: they are shown as links.
absl::Status CheckPage(std::string_view field, const std::string& url) {
  RETURN_IF_ERROR(CheckField(field, url, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckUrl(field, url));
  if (url.starts_with("https://") || url.starts_with("http://")) return absl::OkStatus();
  return MakeError(absl::StatusCode::kInvalidArgument,
                   std::string(field) + " is not a URL of the web",
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = std::string(field)});
}

absl::Status Check(const domain::Review& review) {
  RETURN_IF_ERROR(CheckRequiredField("url", review.url, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckPage("url", review.url));
  RETURN_IF_ERROR(CheckRequiredField("claim_text", review.claim_text, kMaxQueryBytes));
  RETURN_IF_ERROR(CheckRequiredField("publisher", review.publisher, kMaxMetadataBytes));
  if (!review.publisher_url.empty()) {
    RETURN_IF_ERROR(CheckPage("publisher_url", review.publisher_url));
  }
  RETURN_IF_ERROR(CheckField("title", review.title, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("claimant", review.claimant, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("summary", review.summary, kMaxQueryBytes));
  RETURN_IF_ERROR(CheckField("rating.text", review.rating.text, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckNumber("rating.value", review.rating.value));
  RETURN_IF_ERROR(CheckNumber("rating.best", review.rating.best));
  return CheckNumber("rating.worst", review.rating.worst);
}

storage::ReviewDraft DraftOf(const domain::Review& review) {
  return {.review = review,
          .fingerprints = matching::QueryFingerprints(matching::Normalize(review.claim_text))};
}

}  // namespace

absl::StatusOr<ImportedReview> AddReview(storage::Store& store, const CallContext& call,
                                         const domain::Review& review) {
  RETURN_IF_ERROR(Check(review));
  ASSIGN_OR_RETURN(const std::vector<storage::SavedReview> saved,
                   store.SaveReviews(call, {DraftOf(review)}));
  return ImportedReview{.saved = saved.front(), .review = review};
}

absl::StatusOr<std::vector<ReviewOfFile>> ImportReviews(storage::Store& store,
                                                        const CallContext& call,
                                                        std::string_view content) {
  if (content.empty()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "content is empty",
                     {.reason = "FIELD_REQUIRED", .metadata = {}, .field = "content"});
  }
  absl::StatusOr<std::vector<articles::FoundReview>> found = articles::ReadReviews(content, call);
  if (found.status().code() == absl::StatusCode::kInvalidArgument) {
    const absl::string_view message = found.status().message();
    return MakeError(absl::StatusCode::kInvalidArgument, {message.data(), message.size()},
                     {.reason = "FIELD_INVALID", .metadata = {}, .field = "content"});
  }
  RETURN_IF_ERROR(found.status());
  std::vector<ReviewOfFile> reviews;
  std::vector<storage::ReviewDraft> drafts;
  std::vector<size_t> places;  // of the drafts in `reviews`
  for (articles::FoundReview& one : *found) {
    absl::Status status = one.review.status();
    if (status.ok()) status = Check(*one.review);
    if (status.ok()) {
      drafts.push_back(DraftOf(*one.review));
      places.push_back(reviews.size());
    }
    reviews.push_back({.place = std::move(one.place),
                       .imported = status.ok() ? absl::StatusOr<ImportedReview>(ImportedReview{})
                                               : absl::StatusOr<ImportedReview>(status),
                       .warnings = std::move(one.warnings)});
  }
  if (drafts.empty()) return reviews;
  ASSIGN_OR_RETURN(const std::vector<storage::SavedReview> saved, store.SaveReviews(call, drafts));
  for (size_t i = 0; i < saved.size(); ++i) {
    reviews[places[i]].imported =
        ImportedReview{.saved = saved[i], .review = std::move(drafts[i].review)};
  }
  return reviews;
}

}  // namespace verbatim::app
