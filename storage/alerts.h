#ifndef VERBATIM_STORAGE_ALERTS_H_
#define VERBATIM_STORAGE_ALERTS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/alert.h"
#include "services/domain/claim.h"
#include "services/domain/ids.h"
#include "services/domain/time.h"
#include "storage/page.h"
#include "storage/stored_occurrence.h"

// What is new of claims, quotes and speakers, as storage keeps it: an outbox, whose rows are
// written in the transactions that they tell of.
namespace verbatim::storage {

struct StoredAlert {
  domain::AlertId id;
  domain::AlertKind kind = domain::AlertKind::kStated;
  domain::Time create_time;
  std::optional<domain::ArticleId> article;
  // The statement; of a review the first of what it is about. Unset: its article was erased.
  std::optional<StoredOccurrence> occurrence;
  std::optional<domain::QuoteId> quote;
  std::optional<domain::ClaimId> claim;
  std::optional<domain::SpeakerId> speaker;
  std::optional<domain::ReviewId> review;
  // What the statement says of the claim, unset where it is read otherwise by now.
  std::optional<domain::Stance> stance;
  std::string claim_words;

  bool erased() const { return !occurrence.has_value(); }
};

// Alerts that fit all fields that are set. Of no claim, quote or speaker: those of statements and
// what others say of them, each once.
struct AlertFilter {
  std::optional<domain::ClaimId> claim{};
  std::optional<domain::QuoteId> quote{};      // never kStated: the quote is known
  std::optional<domain::SpeakerId> speaker{};  // who says it, or whose claim is denied
  std::string words{};                         // all of them stand in the statement
  std::string outlet{};
  std::vector<domain::AlertKind> kinds{};  // empty: any
};

// The alerts asked for among those after some position, and the position after them.
struct NewAlerts {
  std::vector<StoredAlert> items;  // at most kMaxNewAlerts, oldest first
  int64_t position = 0;            // where to go on; the same again: there is nothing after it
};
inline constexpr size_t kMaxNewAlerts = 100;

// Alerts are kept so long.
inline constexpr std::chrono::hours kAlertAge{24 * 30};

// The part of Store that keeps alerts. Thread-safe; errors as Store's.
class AlertStore {
 public:
  virtual ~AlertStore() = default;

  // Those after a position; unset: none, but where the newest is. However the calls and the writers
  // meet, a walk from position to position meets each once. OUT_OF_RANGE (TOKEN_EXPIRED) if alerts
  // after the position were deleted for their age.
  virtual absl::StatusOr<NewAlerts> ListNewAlerts(const CallContext& call,
                                                  const AlertFilter& filter,
                                                  std::optional<int64_t> after) = 0;
  // Newest first.
  virtual absl::StatusOr<Page<StoredAlert>> ListAlerts(const CallContext& call,
                                                       const AlertFilter& filter,
                                                       const PageRequest& page) = 0;
  // A UUID of the database's own, the same for ever; a copy of the database has it too.
  virtual absl::StatusOr<std::string> GetAlertLogId(const CallContext& call) = 0;
  // Deletes alerts from before a time, the oldest first, some thousand in a call; returns how many.
  virtual absl::StatusOr<int64_t> DeleteOldAlerts(const CallContext& call, domain::Time before) = 0;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_ALERTS_H_
