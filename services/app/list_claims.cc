#include "services/app/list_claims.h"

#include "services/app/field_checks.h"
#include "services/base/status_macros.h"
#include "services/text/name_key.h"

namespace verbatim::app {

absl::StatusOr<storage::Page<storage::StoredClaim>> ListClaims(storage::Store& store,
                                                               const CallContext& call,
                                                               const ClaimQuery& query) {
  storage::ClaimFilter filter = query.filter;
  RETURN_IF_ERROR(CheckField("query", filter.words, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("speaker_name", filter.speaker_name, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("outlet", filter.outlet, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckTimeRange("end_time", filter.published_from, filter.published_before));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  filter.speaker_spelling_key = text::NameKey(filter.speaker_name);
  return store.ListClaims(call, filter, {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
