#ifndef VERBATIM_SERVICES_APP_MERGE_SPEAKERS_H_
#define VERBATIM_SERVICES_APP_MERGE_SPEAKERS_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Makes one speaker of two. Errors: INVALID_ARGUMENT for an incomplete note; the store's.
absl::StatusOr<storage::StoredCorrection> MergeSpeakers(storage::Store& store,
                                                        const CallContext& call,
                                                        const storage::MergeSpeakers& merge,
                                                        const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_MERGE_SPEAKERS_H_
