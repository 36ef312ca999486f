#ifndef VERBATIM_SERVICES_APP_CONTEXT_HASHES_H_
#define VERBATIM_SERVICES_APP_CONTEXT_HASHES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "services/domain/article.h"
#include "services/domain/statement.h"

namespace verbatim::app {

// What stands around a statement's words: its paragraph without them, and the paragraphs before and
// after in the same entry, as the kMaxContextHashes smallest hashes of its runs of three words,
// ascending. Reads at most a few thousand bytes. (Bottom-k sketch: Broder, "On the resemblance and
// containment of documents", 1997.)
std::vector<int64_t> ContextHashes(const domain::Article& article,
                                   const domain::Statement& statement);

// How much two surroundings have in common, 0 to 1 (their resemblance); nullopt where one is too
// short to tell.
std::optional<double> SharedContext(const std::vector<int64_t>& a, const std::vector<int64_t>& b);

// From this on a later one was copied from the earlier, or both from a third.
inline constexpr double kCopiedContext = 0.4;

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_CONTEXT_HASHES_H_
