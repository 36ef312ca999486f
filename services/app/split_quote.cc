#include "services/app/split_quote.h"

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredCorrection> SplitQuote(storage::Store& store, const CallContext& call,
                                                     const storage::SplitQuote& split,
                                                     const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  RETURN_IF_ERROR(CheckSplitOff(split.occurrences.size()));
  return store.Correct(call, split, note, QuoteRules());
}

}  // namespace verbatim::app
