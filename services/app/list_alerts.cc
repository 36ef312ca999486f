#include "services/app/list_alerts.h"

#include "services/app/field_checks.h"
#include "services/base/status_macros.h"

namespace verbatim::app {
namespace {

absl::Status CheckFilter(const storage::AlertFilter& filter) {
  RETURN_IF_ERROR(CheckField("filter.words", filter.words, kMaxMetadataBytes));
  return CheckField("filter.outlet", filter.outlet, kMaxMetadataBytes);
}

absl::Status CheckExists(storage::Store& store, const CallContext& call,
                         const storage::AlertFilter& filter) {
  if (filter.claim) RETURN_IF_ERROR(store.GetClaim(call, *filter.claim).status());
  if (filter.quote) RETURN_IF_ERROR(store.GetQuote(call, *filter.quote).status());
  if (filter.speaker) RETURN_IF_ERROR(store.GetSpeaker(call, *filter.speaker).status());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<storage::Page<storage::StoredAlert>> ListAlerts(storage::Store& store,
                                                               const CallContext& call,
                                                               const AlertQuery& query) {
  RETURN_IF_ERROR(CheckFilter(query.filter));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  ASSIGN_OR_RETURN(auto page,
                   store.ListAlerts(call, query.filter, {.size = size, .cursor = query.cursor}));
  if (page.items.empty()) RETURN_IF_ERROR(CheckExists(store, call, query.filter));
  return page;
}

absl::StatusOr<storage::NewAlerts> ListNewAlerts(storage::Store& store, const CallContext& call,
                                                 const storage::AlertFilter& filter,
                                                 std::optional<int64_t> after) {
  RETURN_IF_ERROR(CheckFilter(filter));
  // Before what is new is read: what is erased in between is told of.
  const absl::Status exists = CheckExists(store, call, filter);
  if (!exists.ok() && !absl::IsNotFound(exists)) return exists;
  ASSIGN_OR_RETURN(storage::NewAlerts found, store.ListNewAlerts(call, filter, after));
  if (found.items.empty() && !exists.ok()) return exists;
  return found;
}

}  // namespace verbatim::app
