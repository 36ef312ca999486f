#include "services/app/list_corrections.h"

#include "services/app/field_checks.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::Page<storage::StoredCorrection>> ListCorrections(
    storage::Store& store, const CallContext& call, const CorrectionQuery& query) {
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  return store.ListCorrections(call, query.filter, {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
