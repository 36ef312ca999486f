#ifndef VERBATIM_STORAGE_INTERNAL_CURSOR_H_
#define VERBATIM_STORAGE_INTERNAL_CURSOR_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

#include "services/domain/time.h"

namespace verbatim::storage {

// The orders in which lists come; a cursor of one is no good for another.
enum class ListOrder : uint8_t {
  kArticles = 1,
  kOccurrencesInText = 2,
  kOccurrencesByTime = 3,
  kQuotes = 4,
  kSpeakers = 5,
  kRevisions = 6,
  kCorrections = 7,
  kDoubtfulOccurrences = 20,
  kQuotesLatest = 21,
  kQuotesRanked = 22,
  kArticleDeletions = 23,
  kClaims = 24,
  kClaimStatements = 25,
  kReviews = 40,
  kAlerts = 41,
};

// Where a list goes on: after the row with this key.
struct Cursor {
  int64_t key = 0;  // what the list is ordered by: a time in microseconds or an offset
  int64_t id = 0;   // decides between equal keys
};

// The key of a time, kUnknownTime when it is unknown.
inline constexpr int64_t kUnknownTime = INT64_MAX;
int64_t TimeKey(const std::optional<domain::Time>& time);

// The time of a key as Postgres takes it; `unknown` for kUnknownTime ("infinity" or "-infinity").
std::string TimeKeyText(int64_t key, const char* unknown);

// An opaque text for the caller: order, key, id and a checksum, so that what is not ours is told.
std::string EncodeCursor(ListOrder order, const Cursor& cursor);

// INVALID_ARGUMENT (PAGE_TOKEN_INVALID) for a text that EncodeCursor did not make for this order.
absl::StatusOr<Cursor> DecodeCursor(ListOrder order, const std::string& text);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CURSOR_H_
