#ifndef VERBATIM_SERVICES_APP_SPLIT_SPEAKER_H_
#define VERBATIM_SERVICES_APP_SPLIT_SPEAKER_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Makes a new speaker of some of a speaker's occurrences. Errors: INVALID_ARGUMENT for an
// incomplete note, a name that is too long, and none or over kMaxPageSize occurrences; the store's.
absl::StatusOr<storage::StoredCorrection> SplitSpeaker(storage::Store& store,
                                                       const CallContext& call,
                                                       const storage::SplitSpeaker& split,
                                                       const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_SPLIT_SPEAKER_H_
