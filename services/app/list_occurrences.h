#ifndef VERBATIM_SERVICES_APP_LIST_OCCURRENCES_H_
#define VERBATIM_SERVICES_APP_LIST_OCCURRENCES_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Which occurrences to list, as it arrives.
struct OccurrenceQuery {
  storage::OccurrenceFilter filter;
  int32_t page_size = 0;
  std::string cursor;
};

// The occurrences of an article, a quote, a speaker, or of several of them at once, in the order
// of storage::OccurrenceFilter. Errors: INVALID_ARGUMENT without any of the three or with a bad
// page; NOT_FOUND for an article, quote or speaker that does not exist; the store's.
absl::StatusOr<storage::Page<storage::StoredOccurrence>> ListOccurrences(
    storage::Store& store, const CallContext& call, const OccurrenceQuery& query);

// Counts the current occurrences of a quote or of a speaker, by time and outlet.
// Errors: INVALID_ARGUMENT unless exactly one is set; NOT_FOUND for an unknown one; the store's.
absl::StatusOr<storage::OccurrenceCounts> CountOccurrences(storage::Store& store,
                                                           const CallContext& call,
                                                           const storage::OccurrenceFilter& filter);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_OCCURRENCES_H_
