#ifndef VERBATIM_SERVICES_APP_UNDO_CORRECTION_H_
#define VERBATIM_SERVICES_APP_UNDO_CORRECTION_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "storage/store.h"

namespace verbatim::app {

// Takes a correction back. Errors: INVALID_ARGUMENT for an incomplete note; the store's.
absl::StatusOr<storage::StoredCorrection> UndoCorrection(storage::Store& store,
                                                         const CallContext& call,
                                                         domain::CorrectionId id,
                                                         const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_UNDO_CORRECTION_H_
