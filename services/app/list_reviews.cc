#include "services/app/list_reviews.h"

#include "services/app/field_checks.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::Page<storage::StoredReview>> ListReviews(storage::Store& store,
                                                                 const CallContext& call,
                                                                 const ReviewQuery& query) {
  RETURN_IF_ERROR(CheckField("publisher", query.filter.publisher, kMaxMetadataBytes));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  return store.ListReviews(call, query.filter, {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
