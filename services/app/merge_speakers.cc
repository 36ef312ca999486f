#include "services/app/merge_speakers.h"

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> MergeSpeakers(storage::Store& store,
                                                        const CallContext& call,
                                                        const storage::MergeSpeakers& merge,
                                                        const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  return store.Correct(call, merge, note, QuoteRules());
}

}  // namespace verbatim::app
