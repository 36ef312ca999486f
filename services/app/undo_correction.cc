#include "services/app/undo_correction.h"

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> UndoCorrection(storage::Store& store,
                                                         const CallContext& call,
                                                         domain::CorrectionId id,
                                                         const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  return store.UndoCorrection(call, id, note, QuoteRules());
}

}  // namespace verbatim::app
