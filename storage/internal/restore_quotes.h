#ifndef VERBATIM_STORAGE_INTERNAL_RESTORE_QUOTES_H_
#define VERBATIM_STORAGE_INTERNAL_RESTORE_QUOTES_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Wordings that lost occurrences, and their quotes.
struct TouchedWordings {
  std::vector<int64_t> wordings;
  std::vector<int64_t> quotes;
};

// Makes quotes as if the occurrences that are gone had never come. Returns how many quotes are gone
// with them. REQUIRES: the occurrences are gone, and the transaction holds the lock on matching.
absl::StatusOr<int64_t> RestoreQuotes(Session& session, const TouchedWordings& touched,
                                      const MatchRules& rules);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_RESTORE_QUOTES_H_
