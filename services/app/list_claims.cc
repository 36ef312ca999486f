#include "services/app/list_claims.h"

#include "services/app/field_checks.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::Page<storage::StoredClaim>> ListClaims(storage::Store& store,
                                                               const CallContext& call,
                                                               const ClaimQuery& query) {
  RETURN_IF_ERROR(CheckField("query", query.filter.words, kMaxMetadataBytes));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  return store.ListClaims(call, query.filter, {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
