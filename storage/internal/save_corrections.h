#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_CORRECTIONS_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_CORRECTIONS_H_

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

// Applies what corrections say of the words that a revision added. REQUIRES: its occurrences are
// written, and the transaction holds the lock on matching.
absl::Status ApplyCorrections(Session& session, int64_t article, int32_t revision);

absl::StatusOr<StoredCorrection> GetCorrection(Session& session, domain::CorrectionId id);
absl::StatusOr<Page<StoredCorrection>> ListCorrections(Session& session,
                                                       const CorrectionFilter& filter,
                                                       const PageRequest& page);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_CORRECTIONS_H_
