#ifndef VERBATIM_SERVICES_APP_APPEARANCE_ORIGIN_H_
#define VERBATIM_SERVICES_APP_APPEARANCE_ORIGIN_H_

#include <vector>

#include "absl/status/status.h"

#include "services/app/quote_evidence.h"
#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "storage/store.h"

namespace verbatim::app {

// Where an occurrence came from, by comparison with all before it. REQUIRES: `occurrences` are
// those of one quote by time, the earliest first; index < occurrences.size(). Sets origin,
// copied_from and shared_context.
void FindOrigin(const std::vector<storage::StoredOccurrence>& occurrences, size_t index,
                QuoteEvidence& evidence);

// The same for occurrences of a stored quote. Those behind the first kMaxPageSize stay kUnclear.
// Costs one read.
absl::Status AddOrigins(storage::Store& store, const CallContext& call, domain::QuoteId quote,
                        std::vector<QuoteEvidence>& evidence);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_APPEARANCE_ORIGIN_H_
