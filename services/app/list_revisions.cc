#include "services/app/list_revisions.h"

#include "services/app/field_checks.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::Page<storage::StoredRevision>> ListRevisions(storage::Store& store,
                                                                     const CallContext& call,
                                                                     const RevisionQuery& query) {
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  return store.ListRevisions(call, query.article, {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
