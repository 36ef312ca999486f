#ifndef VERBATIM_SERVICES_APP_LIST_CORRECTIONS_H_
#define VERBATIM_SERVICES_APP_LIST_CORRECTIONS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

struct CorrectionQuery {
  storage::CorrectionFilter filter;
  int32_t page_size = 0;  // 0: kDefaultPageSize
  std::string cursor{};
};

// Corrections, newest first. Errors: INVALID_ARGUMENT for a negative page size or a foreign cursor.
absl::StatusOr<storage::Page<storage::StoredCorrection>> ListCorrections(
    storage::Store& store, const CallContext& call, const CorrectionQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_CORRECTIONS_H_
