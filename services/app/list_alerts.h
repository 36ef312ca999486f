#ifndef VERBATIM_SERVICES_APP_LIST_ALERTS_H_
#define VERBATIM_SERVICES_APP_LIST_ALERTS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Alerts to list, as it arrives.
struct AlertQuery {
  storage::AlertFilter filter;
  int32_t page_size = 0;
  std::string cursor{};
};

// Errors of both: INVALID_ARGUMENT for a bad field, NOT_FOUND where nothing is told and what is
// asked for does not exist; the store's.
absl::StatusOr<storage::Page<storage::StoredAlert>> ListAlerts(storage::Store& store,
                                                               const CallContext& call,
                                                               const AlertQuery& query);
absl::StatusOr<storage::NewAlerts> ListNewAlerts(storage::Store& store, const CallContext& call,
                                                 const storage::AlertFilter& filter,
                                                 std::optional<int64_t> after);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_ALERTS_H_
