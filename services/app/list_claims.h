#ifndef VERBATIM_SERVICES_APP_LIST_CLAIMS_H_
#define VERBATIM_SERVICES_APP_LIST_CLAIMS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Which claims to list.
struct ClaimQuery {
  storage::ClaimFilter filter;
  int32_t page_size = 0;  // 0: kDefaultPageSize; capped at kMaxPageSize
  std::string cursor{};
};

// Errors: INVALID_ARGUMENT for a bad field; the store's.
absl::StatusOr<storage::Page<storage::StoredClaim>> ListClaims(storage::Store& store,
                                                               const CallContext& call,
                                                               const ClaimQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_CLAIMS_H_
