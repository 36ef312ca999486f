#ifndef VERBATIM_STORAGE_INTERNAL_READ_REVISIONS_H_
#define VERBATIM_STORAGE_INTERNAL_READ_REVISIONS_H_

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// As in Store.
absl::StatusOr<Page<StoredRevision>> ListRevisions(Session& session, domain::ArticleId id,
                                                   const PageRequest& page);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_REVISIONS_H_
