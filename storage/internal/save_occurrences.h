#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_OCCURRENCES_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_OCCURRENCES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"

#include "storage/internal/database.h"
#include "storage/internal/revision_diff.h"
#include "storage/internal/save_quotes.h"
#include "storage/internal/save_speakers.h"
#include "storage/store.h"

namespace verbatim::storage {

// Where an article's occurrences are written.
struct ArticleRows {
  int64_t article = 0;
  int32_t revision = 1;
  const ArticleDraft& draft;
  size_t first = 0;                            // of its occurrences among those of the group
  std::vector<StandingOccurrence> standing{};  // of the revision before
  RevisionDiff diff{};
  std::vector<std::optional<size_t>> replacements{};  // as FindReplacements returns them
};

// What one transaction saves, and what was found for each occurrence.
struct GroupRows {
  std::vector<ArticleRows> articles;
  std::vector<std::optional<LinkedSpeaker>> speakers;
  SavedQuotes saved;
};

// Inserts the new occurrences, moves those that are kept to the new revisions, marks the others
// withdrawn or altered, and writes the chains of the first two and the counts of all quotes
// concerned.
absl::Status SaveOccurrences(Session& session, const GroupRows& rows);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_OCCURRENCES_H_
