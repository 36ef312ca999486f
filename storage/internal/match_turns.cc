#include "storage/internal/match_turns.h"

#include <algorithm>
#include <utility>

#include "absl/time/time.h"

namespace verbatim::storage {
namespace {

// A thread that has committed says so at once; one that can't is not waited for.
constexpr absl::Duration kPatience = absl::Seconds(1);

}  // namespace

void MatchTurns::Begin(int64_t turn, std::shared_ptr<const MatchTurn> does) {
  absl::MutexLock lock(&mu_);
  if (!entries_.empty() && entries_.back().turn >= turn) entries_.clear();
  entries_.push_back({.turn = turn, .does = std::move(does)});
  if (entries_.size() > kMost) entries_.pop_front();
}

void MatchTurns::End(int64_t turn, bool committed) {
  absl::MutexLock lock(&mu_);
  for (Entry& entry : entries_) {
    if (entry.turn != turn) continue;
    entry.ended = true;
    if (!committed) entry.does = nullptr;
  }
}

std::optional<std::vector<std::shared_ptr<const MatchTurn>>> MatchTurns::Between(
    int64_t after, int64_t turn) const {
  absl::MutexLock lock(&mu_);
  const auto have_ended = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    return std::all_of(entries_.begin(), entries_.end(),
                       [](const Entry& entry) { return entry.ended; });
  };
  if (!mu_.AwaitWithTimeout(absl::Condition(&have_ended), kPatience)) return std::nullopt;
  // A number that was there before: the database lost what it had.
  if (!entries_.empty() && entries_.back().turn >= turn) return std::nullopt;
  std::vector<std::shared_ptr<const MatchTurn>> between;
  for (const Entry& entry : entries_) {
    if (entry.turn <= after || entry.turn >= turn) continue;
    if (entry.turn != after + 1 + static_cast<int64_t>(between.size())) return std::nullopt;
    if (entry.does == nullptr) return std::nullopt;
    between.push_back(entry.does);
  }
  if (after + 1 + static_cast<int64_t>(between.size()) != turn) return std::nullopt;
  return between;
}

}  // namespace verbatim::storage
