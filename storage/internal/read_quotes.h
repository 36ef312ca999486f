#ifndef VERBATIM_STORAGE_INTERNAL_READ_QUOTES_H_
#define VERBATIM_STORAGE_INTERNAL_READ_QUOTES_H_

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// The quote that an id leads to: itself, unless it is another by now.
absl::StatusOr<domain::QuoteId> CurrentQuote(Session& session, domain::QuoteId id);

// Store's calls of the same names.
absl::StatusOr<StoredQuote> GetQuote(Session& session, domain::QuoteId id);
absl::StatusOr<Page<StoredQuote>> SearchQuotes(Session& session, const QuoteFilter& filter,
                                               const PageRequest& page);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_QUOTES_H_
