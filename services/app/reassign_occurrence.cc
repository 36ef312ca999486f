#include "services/app/reassign_occurrence.h"

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> ReassignOccurrence(
    storage::Store& store, const CallContext& call, const storage::ReassignOccurrence& reassign,
    const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  return store.Correct(call, reassign, note, QuoteRules());
}

}  // namespace verbatim::app
