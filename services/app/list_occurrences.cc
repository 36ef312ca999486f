#include "services/app/list_occurrences.h"

#include "services/app/field_checks.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::app {
namespace {

// An empty list may mean that what was asked for does not exist: that is worth an error.
absl::Status CheckExists(storage::Store& store, const CallContext& call,
                         const storage::OccurrenceFilter& filter) {
  if (filter.article) RETURN_IF_ERROR(store.GetArticle(call, *filter.article).status());
  if (filter.quote) RETURN_IF_ERROR(store.GetQuote(call, *filter.quote).status());
  if (filter.speaker) RETURN_IF_ERROR(store.GetSpeaker(call, *filter.speaker).status());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<storage::Page<storage::StoredOccurrence>> ListOccurrences(
    storage::Store& store, const CallContext& call, const OccurrenceQuery& query) {
  const storage::OccurrenceFilter& filter = query.filter;
  if (!filter.article && !filter.quote && !filter.speaker && !filter.doubt) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "name an article, a quote or a speaker whose occurrences to list",
                     {.reason = "FIELD_REQUIRED", .metadata = {}, .field = "parent"});
  }
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  ASSIGN_OR_RETURN(storage::Page<storage::StoredOccurrence> page,
                   store.ListOccurrences(call, filter, {.size = size, .cursor = query.cursor}));
  if (page.items.empty()) {
    RETURN_IF_ERROR(CheckExists(store, call, filter));
  }
  return page;
}

absl::StatusOr<storage::OccurrenceCounts> CountOccurrences(
    storage::Store& store, const CallContext& call, const storage::OccurrenceFilter& filter) {
  if (filter.quote.has_value() == filter.speaker.has_value()) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "name a quote or a speaker whose occurrences to count, and not both",
                     {.reason = "FIELD_REQUIRED", .metadata = {}, .field = "quote"});
  }
  ASSIGN_OR_RETURN(storage::OccurrenceCounts found, store.CountOccurrences(call, filter));
  if (found.counts.empty()) RETURN_IF_ERROR(CheckExists(store, call, filter));
  return found;
}

}  // namespace verbatim::app
