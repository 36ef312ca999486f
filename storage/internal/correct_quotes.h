#ifndef VERBATIM_STORAGE_INTERNAL_CORRECT_QUOTES_H_
#define VERBATIM_STORAGE_INTERNAL_CORRECT_QUOTES_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store::Correct for quotes: records the correction, what it says of wordings, and derives the
// quotes anew. REQUIRES: the transaction holds the lock on matching.
absl::StatusOr<int64_t> SaveQuoteMerge(Session& session, const MergeQuotes& merge,
                                       const CorrectionNote& note, const MatchRules& rules);
absl::StatusOr<int64_t> SaveQuoteSplit(Session& session, const SplitQuote& split,
                                       const CorrectionNote& note, const MatchRules& rules);

// Derives the quotes that a correction was about, after it was undone.
absl::Status RederiveQuotes(Session& session, int64_t correction, const MatchRules& rules);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CORRECT_QUOTES_H_
