#ifndef VERBATIM_SERVICES_APP_LIST_REVIEWS_H_
#define VERBATIM_SERVICES_APP_LIST_REVIEWS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Reviews to list, as it arrives.
struct ReviewQuery {
  storage::ReviewFilter filter;
  int32_t page_size = 0;
  std::string cursor;
};

// Errors: INVALID_ARGUMENT for a bad page; the store's.
absl::StatusOr<storage::Page<storage::StoredReview>> ListReviews(storage::Store& store,
                                                                 const CallContext& call,
                                                                 const ReviewQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_REVIEWS_H_
