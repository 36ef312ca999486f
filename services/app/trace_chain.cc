#include "services/app/trace_chain.h"

#include <string>
#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::StoredOccurrence> GetOccurrence(storage::Store& store,
                                                        const CallContext& call,
                                                        OccurrenceKey key) {
  ASSIGN_OR_RETURN(storage::StoredOccurrence occurrence, store.GetOccurrence(call, key.occurrence));
  if (occurrence.article != key.article) {
    const std::string id = std::to_string(key.occurrence.value());
    return MakeError(absl::StatusCode::kNotFound,
                     "article " + std::to_string(key.article.value()) + " has no occurrence " + id,
                     {.reason = "OCCURRENCE_NOT_FOUND", .metadata = {{"name", id}}, .field = ""});
  }
  return occurrence;
}

absl::StatusOr<TracedOccurrence> TraceChain(storage::Store& store, const CallContext& call,
                                            OccurrenceKey key) {
  ASSIGN_OR_RETURN(storage::StoredOccurrence occurrence, GetOccurrence(store, call, key));
  ASSIGN_OR_RETURN(std::vector<storage::StoredChainLink> chain,
                   store.GetChain(call, key.occurrence));
  return TracedOccurrence{.occurrence = std::move(occurrence), .chain = std::move(chain)};
}

}  // namespace verbatim::app
