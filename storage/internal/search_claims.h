#ifndef VERBATIM_STORAGE_INTERNAL_SEARCH_CLAIMS_H_
#define VERBATIM_STORAGE_INTERNAL_SEARCH_CLAIMS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/cursor.h"
#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Up to `count` claims that fit, after `start`, latest published first; exact, whichever way they
// are found:
//
//   gather  the claims of all statements that one condition finds by its index, and order them: its
//           cost grows with how many statements that finds
//   walk    claims in order until there are enough: its cost grows with how few fit
//
// What a speaker said and what has some words is gathered up to kFewStatements, else walked for
// kClaimsLookedThrough claims; if those are not enough, it is gathered after all.
absl::StatusOr<std::vector<Cursor>> SearchClaims(Session& session, const ClaimFilter& filter,
                                                 const std::optional<Cursor>& start, int64_t count);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SEARCH_CLAIMS_H_
