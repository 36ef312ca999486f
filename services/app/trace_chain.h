#ifndef VERBATIM_SERVICES_APP_TRACE_CHAIN_H_
#define VERBATIM_SERVICES_APP_TRACE_CHAIN_H_

#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "storage/store.h"

namespace verbatim::app {

// An occurrence named by its article and itself.
struct OccurrenceKey {
  domain::ArticleId article;
  domain::OccurrenceId occurrence;
};

// The occurrence; NOT_FOUND (OCCURRENCE_NOT_FOUND) when there is none in that article.
absl::StatusOr<storage::StoredOccurrence> GetOccurrence(storage::Store& store,
                                                        const CallContext& call, OccurrenceKey key);

// An occurrence with the ordered links from its words to their origin.
struct TracedOccurrence {
  storage::StoredOccurrence occurrence;
  std::vector<storage::StoredChainLink> chain;
};

// The chain of an occurrence. Errors as GetOccurrence.
absl::StatusOr<TracedOccurrence> TraceChain(storage::Store& store, const CallContext& call,
                                            OccurrenceKey key);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_TRACE_CHAIN_H_
