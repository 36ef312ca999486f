#ifndef VERBATIM_STORAGE_INTERNAL_READ_CLAIMS_H_
#define VERBATIM_STORAGE_INTERNAL_READ_CLAIMS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// The claim that an id leads to: itself, unless it became one with another.
absl::StatusOr<domain::ClaimId> CurrentClaim(Session& session, domain::ClaimId id);

// Store's calls of the same names.
absl::StatusOr<StoredClaim> GetClaim(Session& session, domain::ClaimId id);
absl::StatusOr<Page<StoredClaim>> ListClaims(Session& session, const ClaimFilter& filter,
                                             const PageRequest& page);
absl::StatusOr<std::vector<ClaimForm>> ListClaimForms(Session& session,
                                                      const std::vector<domain::ClaimId>& claims);
absl::StatusOr<std::vector<ClaimForm>> FindClaimForms(Session& session,
                                                      const std::vector<int64_t>& keys);
absl::StatusOr<Page<StoredClaimStatement>> ListClaimStatements(Session& session, domain::ClaimId id,
                                                               const PageRequest& page);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_CLAIMS_H_
