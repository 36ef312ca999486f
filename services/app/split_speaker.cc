#include "services/app/split_speaker.h"

#include <string>

#include "services/app/correction_note.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> SplitSpeaker(storage::Store& store,
                                                       const CallContext& call,
                                                       const storage::SplitSpeaker& split,
                                                       const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  if (!split.new_name.empty()) RETURN_IF_ERROR(CheckSpeakerName("new_name", split.new_name));
  if (split.occurrences.empty() || split.occurrences.size() > size_t{kMaxPageSize}) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "name 1 to " + std::to_string(kMaxPageSize) + " occurrences to split off",
                     {.reason = split.occurrences.empty() ? "FIELD_REQUIRED" : "FIELD_INVALID",
                      .metadata = {},
                      .field = "occurrences"});
  }
  return store.Correct(call, split, note);
}

}  // namespace verbatim::app
