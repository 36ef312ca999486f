#ifndef VERBATIM_SERVICES_APP_MERGE_QUOTES_H_
#define VERBATIM_SERVICES_APP_MERGE_QUOTES_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Makes one quote of two. Errors: INVALID_ARGUMENT for an incomplete note; the store's.
absl::StatusOr<storage::StoredCorrection> MergeQuotes(storage::Store& store,
                                                      const CallContext& call,
                                                      const storage::MergeQuotes& merge,
                                                      const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_MERGE_QUOTES_H_
