#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_CORRECTIONS_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_CORRECTIONS_H_

#include <cstdint>
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
                                                    const CorrectionNote& note);
absl::Status UndoCorrection(Session& session, domain::CorrectionId id, const CorrectionNote& note);

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
