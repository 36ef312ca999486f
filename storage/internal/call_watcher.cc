#include "storage/internal/call_watcher.h"

#include <chrono>
#include <optional>

#include "absl/time/time.h"

namespace verbatim::storage {
namespace {

using Clock = std::chrono::steady_clock;

// How soon a caller's leaving is noticed, and how often a cancellation is repeated: it may fall
// between two statements of a call.
constexpr std::chrono::milliseconds kTick(20);

bool IsOver(const CallContext& call, Clock::time_point now) {
  return call.IsCancelled() || (call.deadline && *call.deadline <= now);
}

}  // namespace

CallWatcher::CallWatcher() : thread_([this] { Run(); }) {}

CallWatcher::~CallWatcher() {
  {
    absl::MutexLock lock(&mu_);
    stop_ = true;
  }
  thread_.join();
}

CallWatcher::Scope::Scope(CallWatcher& watcher, const CallContext& call, Connection& connection)
    : watcher_(watcher) {
  absl::MutexLock lock(&watcher_.mu_);
  watched_ =
      watcher_.watched_.insert(watcher_.watched_.end(), {.call = &call, .connection = &connection});
  // Wakes the thread only if it would sleep too long for this call.
  std::optional<Clock::time_point> needed = call.deadline;
  if (call.cancelled) needed = Clock::now() + kTick;
  if (needed && (!watcher_.wake_ || *needed < *watcher_.wake_)) watcher_.changed_ = true;
}

bool CallWatcher::Scope::Stop() {
  if (stopped_) return cancelled_;
  stopped_ = true;
  absl::MutexLock lock(&watcher_.mu_);
  // The connection must live until the thread is done with it.
  watcher_.mu_.Await(absl::Condition(
      +[](Watched* watched) { return !watched->cancelling; }, &*watched_));
  cancelled_ = watched_->cancelled;
  watcher_.watched_.erase(watched_);
  return cancelled_;
}

void CallWatcher::Run() {
  absl::MutexLock lock(&mu_);
  while (!stop_) {
    const Clock::time_point now = Clock::now();
    const auto wake_at = [this](Clock::time_point time) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
      if (!wake_ || time < *wake_) wake_ = time;
    };
    wake_.reset();
    changed_ = false;
    for (auto watched = watched_.begin(); watched != watched_.end(); ++watched) {
      if (IsOver(*watched->call, now)) {
        watched->cancelling = true;
        mu_.Unlock();
        watched->connection->Cancel();  // talks to the server: not under the lock
        mu_.Lock();
        watched->cancelling = false;
        watched->cancelled = true;
        wake_at(now + kTick);
      } else if (watched->call->cancelled) {
        wake_at(now + kTick);
      } else if (watched->call->deadline) {
        wake_at(*watched->call->deadline);
      }
    }
    const auto is_due = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) { return stop_ || changed_; };
    const absl::Duration wait =
        wake_ ? absl::FromChrono(*wake_ - Clock::now()) : absl::InfiniteDuration();
    mu_.AwaitWithTimeout(absl::Condition(&is_due), wait);
  }
}

}  // namespace verbatim::storage
