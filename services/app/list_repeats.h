#ifndef VERBATIM_SERVICES_APP_LIST_REPEATS_H_
#define VERBATIM_SERVICES_APP_LIST_REPEATS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "services/domain/quote.h"
#include "services/domain/time.h"
#include "storage/store.h"

namespace verbatim::app {

// Where to look for repeats, as it arrives.
struct RepeatQuery {
  std::optional<domain::ArticleId> article;  // unset: in all articles
  std::string outlet;                        // empty: of any outlet
  std::optional<domain::Time> since;         // one of the occurrences was published then or later
  int32_t page_size = 0;
  std::string cursor;
};

struct RepeatedOccurrence {
  storage::StoredOccurrence occurrence;
  domain::Comparison comparison;  // from the quote's representative wording, with edits
};

// A quote that occurs at least twice, with the first kMaxRepeatedOccurrences of its occurrences
// that are there: in text order within an article, else by publish time.
struct RepeatedQuote {
  storage::StoredQuote quote;
  std::vector<RepeatedOccurrence> occurrences;
};

// The page size to use. INVALID_ARGUMENT for a bad page or outlet, and for an outlet or time with
// one article.
absl::StatusOr<int32_t> CheckRepeatQuery(const RepeatQuery& query);

// Quotes that come back within an article's current revision, within an outlet, or anywhere; the
// earliest known first. Costs one read per quote of the page.
// Errors: INVALID_ARGUMENT for a bad page or outlet, and for an outlet or time with one article,
// which has but one of each; NOT_FOUND for an unknown article; the store's.
absl::StatusOr<storage::Page<RepeatedQuote>> ListRepeats(storage::Store& store,
                                                         const CallContext& call,
                                                         const RepeatQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_REPEATS_H_
