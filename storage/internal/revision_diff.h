#ifndef VERBATIM_STORAGE_INTERNAL_REVISION_DIFF_H_
#define VERBATIM_STORAGE_INTERNAL_REVISION_DIFF_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "storage/internal/save_group.h"
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
// revision is the first of the other, and so on. What is left over is the same when kind and
// wording are and the speakers do not contradict: one is unknown, or one name is a shorter form of
// the other. With `reanalyzed` no speaker contradicts. O(n log n), n more for many of one wording.
RevisionDiff CompareRevisions(const std::vector<StandingOccurrence>& standing,
                              const std::vector<OccurrenceDraft>& drafts, bool reanalyzed);

// Which draft stands in the place of each withdrawn occurrence, one element for each of
// `diff.withdrawn`: one that is not kept and has the same wording, else one of the same quote, else
// one of the same kind and speaker with most of its words. `places` are the drafts'. Each draft
// stands for one at most. O(n log n) comparisons.
std::vector<std::optional<size_t>> FindReplacements(
    const std::vector<StandingOccurrence>& standing, const std::vector<OccurrenceDraft>& drafts,
    const RevisionDiff& diff, std::span<const std::optional<QuotePlace>> places);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_REVISION_DIFF_H_
