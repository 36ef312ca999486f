#include "services/app/search_quotes.h"

#include "services/app/field_checks.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::Page<storage::StoredQuote>> SearchQuotes(storage::Store& store,
                                                                 const CallContext& call,
                                                                 const QuoteQuery& query) {
  const storage::QuoteFilter& filter = query.filter;
  RETURN_IF_ERROR(CheckField("words", filter.words, kMaxQueryBytes));
  RETURN_IF_ERROR(CheckField("speaker_name", filter.speaker_name, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("outlet", filter.outlet, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckTimeRange("end_time", filter.published_from, filter.published_before));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  return store.SearchQuotes(call, filter, {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
