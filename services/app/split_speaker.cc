#include "services/app/split_speaker.h"

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> SplitSpeaker(storage::Store& store,
                                                       const CallContext& call,
                                                       const storage::SplitSpeaker& split,
                                                       const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  if (!split.new_name.empty()) RETURN_IF_ERROR(CheckSpeakerName("new_name", split.new_name));
  RETURN_IF_ERROR(CheckSplitOff(split.occurrences.size()));
  return store.Correct(call, split, note, QuoteRules());
}

}  // namespace verbatim::app
