#ifndef VERBATIM_SERVICES_APP_QUOTE_RULES_H_
#define VERBATIM_SERVICES_APP_QUOTE_RULES_H_

#include <cstddef>

#include "storage/store.h"

namespace verbatim::app {

// Fewer words are the same quote only word for word, from the same named speaker.
inline constexpr size_t kFewestWordsCompared = 3;

// The rules by which a store tells quotes apart. Two wordings belong together when comparing them
// says so and each is found by the other's fingerprints: two conditions on the wordings alone, so
// that it does not matter which came first. An overlap that is no more than likely to be a fragment
// is one between speakers that may be one (PairRelation::kLikelyPartial), and so is whatever shares
// less than a quarter of the 3-grams that either has.
storage::MatchRules QuoteRules();

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_QUOTE_RULES_H_
