#ifndef VERBATIM_SERVICES_APP_SPLIT_QUOTE_H_
#define VERBATIM_SERVICES_APP_SPLIT_QUOTE_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Makes a quote of its own of the words of some of a quote's occurrences. Errors: INVALID_ARGUMENT
// for an incomplete note and none or over kMaxPageSize occurrences; the store's.
absl::StatusOr<storage::StoredCorrection> SplitQuote(storage::Store& store, const CallContext& call,
                                                     const storage::SplitQuote& split,
                                                     const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_SPLIT_QUOTE_H_
