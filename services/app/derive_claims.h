#ifndef VERBATIM_SERVICES_APP_DERIVE_CLAIMS_H_
#define VERBATIM_SERVICES_APP_DERIVE_CLAIMS_H_

#include <cstdint>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// Reads the claims of stored articles that have a new revision, at most `limit` of them, the
// longest waiting first, and clears away what erased ones left. Returns how many articles are still
// to be read, as far as storage::kMaxPendingCount. May run anywhere at any time, several at once
// too. Errors: the store's.
absl::StatusOr<int64_t> DeriveClaims(storage::Store& store, const CallContext& call, int32_t limit);

// Articles that a call for claims reads first, so that a small newsroom sees them at once.
inline constexpr int32_t kArticlesReadOnCall = 64;

// How a store tells claims apart; see services/facts/same_claim.h.
storage::ClaimRules ClaimRules();

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_DERIVE_CLAIMS_H_
