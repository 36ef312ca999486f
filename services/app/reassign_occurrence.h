#ifndef VERBATIM_SERVICES_APP_REASSIGN_OCCURRENCE_H_
#define VERBATIM_SERVICES_APP_REASSIGN_OCCURRENCE_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Says whose words an occurrence holds. Errors: INVALID_ARGUMENT for an incomplete note; the
// store's.
absl::StatusOr<storage::StoredCorrection> ReassignOccurrence(
    storage::Store& store, const CallContext& call, const storage::ReassignOccurrence& reassign,
    const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_REASSIGN_OCCURRENCE_H_
