#ifndef VERBATIM_STORAGE_INTERNAL_READ_OCCURRENCES_H_
#define VERBATIM_STORAGE_INTERNAL_READ_OCCURRENCES_H_

#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store's calls of the same names.
absl::StatusOr<StoredOccurrence> GetOccurrence(Session& session, domain::OccurrenceId id);
// In the order of `ids`; those that are unknown are left out.
absl::StatusOr<std::vector<StoredOccurrence>> GetOccurrences(
    Session& session, const std::vector<domain::OccurrenceId>& ids);
absl::StatusOr<Page<StoredOccurrence>> ListOccurrences(Session& session,
                                                       const OccurrenceFilter& filter,
                                                       const PageRequest& page);
absl::StatusOr<NewOccurrences> ListNewOccurrences(Session& session, const OccurrenceFilter& filter,
                                                  std::optional<int64_t> after);
absl::StatusOr<std::vector<Appearance>> ListAppearances(Session& session,
                                                        const std::vector<domain::QuoteId>& quotes,
                                                        int32_t limit);
absl::StatusOr<OccurrenceCounts> CountOccurrences(Session& session, const OccurrenceFilter& filter);
absl::StatusOr<std::vector<StoredChainLink>> GetChain(Session& session, domain::OccurrenceId id);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_OCCURRENCES_H_
