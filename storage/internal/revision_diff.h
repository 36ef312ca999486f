#ifndef VERBATIM_STORAGE_INTERNAL_REVISION_DIFF_H_
#define VERBATIM_STORAGE_INTERNAL_REVISION_DIFF_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/store.h"

namespace verbatim::storage {

// What is known of an occurrence of an article's current revision.
struct StandingOccurrence {
  int64_t id = 0;
  std::string kind;
  std::string wording;
  std::string speaker_name;
  std::string speaker_kind;
  std::optional<int64_t> quote;
  std::optional<int64_t> variant;
};

// Which occurrences a new revision still holds.
struct RevisionDiff {
  // For each draft, the standing occurrence that it is; indexes into `standing`.
  std::vector<std::optional<size_t>> kept;
  // Those that no draft is.
  std::vector<size_t> withdrawn;
};

// Two are the same when kind, wording and resolved speaker are; of several such, the first of one
// revision is the first of the other, and so on. O(n log n).
RevisionDiff CompareRevisions(const std::vector<StandingOccurrence>& standing,
                              const std::vector<OccurrenceDraft>& drafts);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_REVISION_DIFF_H_
