#include "services/app/rename_speaker.h"

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> RenameSpeaker(storage::Store& store,
                                                        const CallContext& call,
                                                        const storage::RenameSpeaker& rename,
                                                        const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  RETURN_IF_ERROR(CheckSpeakerName("new_name", rename.new_name));
  return store.Correct(call, rename, note, QuoteRules());
}

}  // namespace verbatim::app
