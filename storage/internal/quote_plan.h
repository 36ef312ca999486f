#ifndef VERBATIM_STORAGE_INTERNAL_QUOTE_PLAN_H_
#define VERBATIM_STORAGE_INTERNAL_QUOTE_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/store.h"

namespace verbatim::storage {

// Which quotes and variants an article's occurrences need, worked out without the database between
// its two steps: group the occurrences into quotes, learn what is stored of those, then plan what
// to write. A plain value.
//
// Invariants: a quote's wording is the longest (in bytes) of its variants, the earliest of equals;
// a variant stands for one normal wording in one quote.
struct QuotePlan {
  struct Quote {
    std::optional<int64_t> known;  // its id, if it is stored
    bool verbatim = true;
    std::string wording;           // representative
    bool wording_changed = false;  // of a known quote
    int64_t id = 0;                // known or allocated
  };
  struct NewVariant {
    size_t quote = 0;  // index into quotes
    std::string wording;
    std::string normal_hash;
    domain::Relation relation = domain::Relation::kExact;
    int64_t id = 0;  // allocated
  };
  // Where an occurrence belongs.
  struct Place {
    size_t quote = 0;                      // index into quotes
    std::optional<int64_t> known_variant;  // id
    std::optional<size_t> new_variant;     // index into new_variants
  };

  std::vector<Quote> quotes;
  std::vector<NewVariant> new_variants;
  std::vector<std::optional<Place>> places;  // one per draft, unset for those not matched

  size_t NewQuoteCount() const;
  int64_t QuoteOf(size_t draft) const { return quotes[places[draft]->quote].id; }
  int64_t VariantOf(size_t draft) const;
};

// An occurrence that stays from the last revision keeps its quote and variant, or stays without.
struct KeptPlace {
  std::optional<int64_t> quote;
  std::optional<int64_t> variant;  // set if quote is
};

// First step: which occurrences are one quote. INTERNAL if the placements make no sense: too few,
// pointing forwards, or mixing verbatim quotes and paraphrases.
absl::StatusOr<QuotePlan> GroupIntoQuotes(const std::vector<OccurrenceDraft>& drafts,
                                          const std::vector<Placement>& placements,
                                          const std::vector<std::optional<KeptPlace>>& kept);

// What the database knows of a draft's wording: its quote's representative wording, and the id of
// the variant with the same normal wording.
struct KnownWording {
  std::string representative;
  std::optional<int64_t> variant;
};

// Second step: the variants to add and the representative of each quote. `known` has an element for
// each draft that was placed in a known quote and was not kept.
void PlanVariants(const std::vector<OccurrenceDraft>& drafts, const MatchRules& rules,
                  const std::map<size_t, KnownWording>& known, QuotePlan& plan);

// The relation to keep of a variant that is not the representative itself.
domain::Relation Relate(const RelateWordings& relate, const std::string& representative,
                        const std::string& wording);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_QUOTE_PLAN_H_
