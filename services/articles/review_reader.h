#ifndef VERBATIM_SERVICES_ARTICLES_REVIEW_READER_H_
#define VERBATIM_SERVICES_ARTICLES_REVIEW_READER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/review.h"

namespace verbatim::articles {

// Reviews of one file.
inline constexpr size_t kMaxReviewsPerFile = 20'000;

// A schema.org ClaimReview, or why it can't be read.
struct FoundReview {
  std::string place;  // "script 2, review 1", "line 7, review 1", "item 3, review 1", "review 5"
  absl::StatusOr<domain::Review> review;
  std::vector<std::string> warnings;  // what of it was left out
};

// Every ClaimReview of a file, in order: of a page's JSON-LD scripts; of JSON-LD alone, also inside
// @graph, lists and the items of a DataFeed; of JSON Lines; of the items of an RSS or Atom feed
// whose content carries such scripts. What can't be read stands with its reason and does not keep
// the others back: missing words, publisher or URL (FIELD_REQUIRED with the field of ClaimReview);
// a line, script or item that is not JSON.
//
// Texts may hold HTML and stand where objects are expected, objects and lists where texts are: of
// several the first counts. A date or number that is none is left out with a warning.
// Errors: INVALID_ARGUMENT for what is over kMaxMarkupBytes, is none of these formats or has no
// review; DEADLINE_EXCEEDED or CANCELLED by `call`.
absl::StatusOr<std::vector<FoundReview>> ReadReviews(std::string_view bytes,
                                                     const CallContext& call);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_REVIEW_READER_H_
