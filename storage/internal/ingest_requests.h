#ifndef VERBATIM_STORAGE_INTERNAL_INGEST_REQUESTS_H_
#define VERBATIM_STORAGE_INTERNAL_INGEST_REQUESTS_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// What the caller's request of this id did before; nullopt if it did nothing yet. INVALID_ARGUMENT
// REQUEST_ID_REUSED when it asked for something else.
absl::StatusOr<std::optional<SaveResult>> FindIngestRequest(Session& session,
                                                            const std::string& principal,
                                                            const IngestRequest& request);

// Remembers what it did, in the transaction that did it. ABORTED when another call with the same id
// has just done so: then that one's result is to be found.
absl::Status SaveIngestRequest(Session& session, const std::string& principal,
                               const IngestRequest& request, const SaveResult& result);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_INGEST_REQUESTS_H_
