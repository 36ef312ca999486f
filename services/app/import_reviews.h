#ifndef VERBATIM_SERVICES_APP_IMPORT_REVIEWS_H_
#define VERBATIM_SERVICES_APP_IMPORT_REVIEWS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/review.h"
#include "storage/store.h"

namespace verbatim::app {

// A review as stored.
struct ImportedReview {
  storage::SavedReview saved;
  domain::Review review;
};

// What became of one review of a file.
struct ReviewOfFile {
  std::string place;
  absl::StatusOr<ImportedReview> imported;  // its own fault where it was refused
  std::vector<std::string> warnings;        // what of it could not be read
};

// Stores one review, or updates the one with its URL and claim text.
// Errors: INVALID_ARGUMENT that names the field (of v1.Review); the store's.
absl::StatusOr<ImportedReview> AddReview(storage::Store& store, const CallContext& call,
                                         const domain::Review& review);

// Stores the ClaimReviews of a file (see articles::ReadReviews), all that can be used in one
// transaction; of one that stands in it twice the last counts.
// Errors: INVALID_ARGUMENT on `content` where the file can't be read; the store's.
absl::StatusOr<std::vector<ReviewOfFile>> ImportReviews(storage::Store& store,
                                                        const CallContext& call,
                                                        std::string_view content);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_IMPORT_REVIEWS_H_
