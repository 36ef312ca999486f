#ifndef VERBATIM_SERVICES_APP_SEARCH_QUOTES_H_
#define VERBATIM_SERVICES_APP_SEARCH_QUOTES_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// What to search for, as it arrives. Of the filter, repeated_in and repeated stay unset: repeats
// are list_repeats.h.
struct QuoteQuery {
  storage::QuoteFilter filter;
  bool meaning_changed = false;  // only quotes of which a wording changes the meaning
  int32_t page_size = 0;
  std::string cursor;
};

// Quotes with an occurrence that fits all of the fields set. With meaning_changed, which the store
// can't tell, quotes that come back are read until the page is full or kMostLookedThrough were
// read: a page may then be short, and the list go on. Errors: INVALID_ARGUMENT for bad fields; the
// store's.
absl::StatusOr<storage::Page<storage::StoredQuote>> SearchQuotes(storage::Store& store,
                                                                 const CallContext& call,
                                                                 const QuoteQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_SEARCH_QUOTES_H_
