#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_CORRECTIONS_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_CORRECTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// As in Store, within a transaction of their own. They take the lock on matching, so that each sees
// an article's occurrences all or not at all.
absl::StatusOr<domain::CorrectionId> SaveCorrection(Session& session,
                                                    const CorrectionAction& action,
                                                    const CorrectionNote& note,
                                                    const MatchRules& rules);
absl::Status UndoCorrection(Session& session, domain::CorrectionId id, const CorrectionNote& note,
                            const MatchRules& rules);

// The correction's own row, before what it does; returns its id.
struct CorrectionEvent {
  const char* kind;
  std::optional<int64_t> speaker = {};
  std::optional<int64_t> other_speaker = {};
  std::string old_name = {};
  std::string new_name = {};
  std::optional<int64_t> quote = {};
  std::optional<int64_t> other_quote = {};
  std::optional<int64_t> review = {};
  std::optional<int64_t> claim = {};
};
absl::StatusOr<int64_t> RecordCorrection(Session& session, const CorrectionEvent& event,
                                         const CorrectionNote& note);

// A revision that has new occurrences.
struct RevisionWithNews {
  std::string url;
  int64_t article = 0;
  int32_t revision = 1;
};

// Applies what corrections say of the words that revisions of articles added. REQUIRES: their
// occurrences are written, and the transaction holds the lock on matching.
absl::Status ApplyCorrections(Session& session, const std::vector<RevisionWithNews>& revisions);

absl::StatusOr<StoredCorrection> GetCorrection(Session& session, domain::CorrectionId id);
absl::StatusOr<Page<StoredCorrection>> ListCorrections(Session& session,
                                                       const CorrectionFilter& filter,
                                                       const PageRequest& page);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_CORRECTIONS_H_
