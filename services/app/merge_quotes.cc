#include "services/app/merge_quotes.h"

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> MergeQuotes(storage::Store& store,
                                                      const CallContext& call,
                                                      const storage::MergeQuotes& merge,
                                                      const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  return store.Correct(call, merge, note, QuoteRules());
}

}  // namespace verbatim::app
