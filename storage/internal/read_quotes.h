#ifndef VERBATIM_STORAGE_INTERNAL_READ_QUOTES_H_
#define VERBATIM_STORAGE_INTERNAL_READ_QUOTES_H_

#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/internal/params.h"
#include "storage/store.h"

namespace verbatim::storage {

// The quote that an id leads to: itself, unless it is another by now.
absl::StatusOr<domain::QuoteId> CurrentQuote(Session& session, domain::QuoteId id);

// Those of the quotes that are there, in the order of their ids as asked for. Two round trips for
// any number of quotes: most of what a look-up costs are its round trips.
absl::StatusOr<std::vector<StoredQuote>> GetQuotes(Session& session, const ArrayText& ids);

// Store's calls of the same names.
absl::StatusOr<std::string> ReadMark(Session& session);

absl::StatusOr<StoredQuote> GetQuote(Session& session, domain::QuoteId id);
absl::StatusOr<std::vector<absl::StatusOr<StoredQuote>>> GetQuotes(
    Session& session, const std::vector<domain::QuoteId>& ids);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_QUOTES_H_
