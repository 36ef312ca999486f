#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_QUOTES_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_QUOTES_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/internal/quote_plan.h"
#include "storage/store.h"

namespace verbatim::storage {

// Finds the quote of every occurrence, writes the quotes, variants and fingerprints that are new,
// and returns who belongs where, with ids for `new_occurrences` new occurrences.
// REQUIRES: the session's transaction holds the lock on matching.
struct SavedQuotes {
  QuotePlan plan;
  std::vector<int64_t> occurrence_ids;  // ascending
};
absl::StatusOr<SavedQuotes> SaveQuotes(Session& session, const std::vector<OccurrenceDraft>& drafts,
                                       const std::vector<std::optional<KeptPlace>>& kept,
                                       int64_t new_occurrences,
                                       const std::optional<domain::Time>& publish_time,
                                       const MatchRules& rules);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_QUOTES_H_
