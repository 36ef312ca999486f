#ifndef VERBATIM_STORAGE_INTERNAL_SEARCH_QUOTES_H_
#define VERBATIM_STORAGE_INTERNAL_SEARCH_QUOTES_H_

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store::SearchQuotes. Every order is exact, and so are its pages, whichever way the quotes are
// found:
//
//   gather  all that fit, by the index of the condition that fits fewest, and order them: its cost
//           grows with how many fit
//   walk    quotes in the order asked for until the page is full: its cost grows with how few fit
//
// What fits few is gathered. What fits many is walked for kQuotesLookedThrough quotes; if the page
// is not full then (two wide conditions that seldom meet), it is gathered after all.
absl::StatusOr<Page<StoredQuote>> SearchQuotes(Session& session, const QuoteFilter& filter,
                                               const PageRequest& page);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SEARCH_QUOTES_H_
