#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_CLAIMS_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_CLAIMS_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/claims.h"
#include "storage/internal/database.h"

namespace verbatim::storage {

// A key of more forms than this finds none: it tells too little.
inline constexpr int64_t kMaxFormsOfKey = 256;

// Forms cleared away in one transaction.
inline constexpr int64_t kMaxLeftForms = 1000;

// Store's calls of the same names, within one transaction.
absl::StatusOr<PendingClaims> ListPendingClaims(Session& session, int32_t limit);
absl::Status SaveClaims(Session& session, const PendingArticle& article,
                        const std::vector<ClaimPartDraft>& parts, const ClaimRules& rules);
absl::Status ClearLeftForms(Session& session, const ClaimRules& rules);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_CLAIMS_H_
