#ifndef VERBATIM_SERVICES_APP_RENAME_SPEAKER_H_
#define VERBATIM_SERVICES_APP_RENAME_SPEAKER_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Gives a speaker another name. Errors: INVALID_ARGUMENT for an incomplete note and a name that is
// blank or too long; the store's.
absl::StatusOr<storage::StoredCorrection> RenameSpeaker(storage::Store& store,
                                                        const CallContext& call,
                                                        const storage::RenameSpeaker& rename,
                                                        const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_RENAME_SPEAKER_H_
