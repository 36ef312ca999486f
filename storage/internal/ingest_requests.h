#ifndef VERBATIM_STORAGE_INTERNAL_INGEST_REQUESTS_H_
#define VERBATIM_STORAGE_INTERNAL_INGEST_REQUESTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/internal/save_group.h"
#include "storage/store.h"

namespace verbatim::storage {

// What the request of each item did before; unset for those without a request, and for those that
// did nothing yet. INVALID_ARGUMENT REQUEST_ID_REUSED when one asked for something else.
absl::StatusOr<std::vector<std::optional<SaveResult>>> FindIngestRequests(
    Session& session, const std::vector<SaveItem>& items);

// Remembers what the requests did, in the transaction that did it; items without a request or a
// result are passed over. ABORTED when another call with the id of one has just done so: then that
// one's result is to be found.
absl::Status SaveIngestRequests(Session& session, const std::vector<SaveItem>& items,
                                const std::vector<std::optional<SaveResult>>& results);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_INGEST_REQUESTS_H_
