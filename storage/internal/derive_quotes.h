#ifndef VERBATIM_STORAGE_INTERNAL_DERIVE_QUOTES_H_
#define VERBATIM_STORAGE_INTERNAL_DERIVE_QUOTES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/internal/quote_graph.h"
#include "storage/store.h"

namespace verbatim::storage {

// What becomes of the quotes that a graph holds. A plain value.
struct QuoteChanges {
  struct Quote {
    std::optional<int64_t> stored;  // its id, if it keeps one
    int64_t id = 0;                 // that, or the one given; 0: none yet
    std::vector<size_t> members;    // indexes into the graph's wordings, the longest first
    bool reworded = false;          // a stored one is represented by other words
    bool changed = false;           // stored wordings came or went
  };
  std::vector<Quote> quotes;
  std::vector<std::optional<size_t>> quote_of;  // of each wording, an index; unset: it is gone
  // Ids of quotes that are no more, with the wording that each leads to; unset: nothing is left.
  std::vector<std::pair<int64_t, std::optional<size_t>>> retired;

  // How many have no id yet.
  int64_t NewQuoteCount() const;
  // The quotes whose counts must be taken from their occurrences anew.
  std::vector<int64_t> Changed() const;
};

// Adds quotes to a graph, whole. One round trip, none if all are there.
absl::Status LoadQuotes(Session& session, const std::vector<int64_t>& quotes, QuoteGraph& graph);

// Derives the quotes of the graph's seeds, loading what is near them: one round trip or two, none
// where wordings have no relatives. A quote keeps its id with the core that represents it; one that
// is new takes the lowest of those that it absorbs.
// REQUIRES: the session's transaction holds the lock on matching.
absl::StatusOr<QuoteChanges> DeriveQuotes(Session& session, QuoteGraph& graph);

// How a wording reports the one that represents its quote.
domain::Relation RelationIn(const QuoteGraph& graph, const QuoteChanges& changes, size_t wording,
                            const MatchRules& rules);

// Writes what changed of stored wordings and quotes. REQUIRES: all quotes have ids, and those that
// are new are stored.
absl::Status WriteChanges(Session& session, const QuoteGraph& graph, const QuoteChanges& changes,
                          const MatchRules& rules);

// For those who save no article: allocates ids, stores new quotes, writes the changes and counts
// the quotes anew.
absl::Status SaveChanges(Session& session, const QuoteGraph& graph, QuoteChanges& changes,
                         const MatchRules& rules);

// Fills in the ids that QuoteChanges asks for: `ids` are NewQuoteCount() new ones.
void GiveIds(const std::vector<int64_t>& ids, QuoteChanges& changes);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_DERIVE_QUOTES_H_
