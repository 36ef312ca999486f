#include "storage/internal/connection_pool.h"

#include <algorithm>
#include <utility>

#include "absl/time/time.h"

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::storage {
namespace {

using Clock = std::chrono::steady_clock;

// How often a call that waits looks whether its caller has gone.
constexpr std::chrono::milliseconds kTick(20);

}  // namespace

ConnectionPool::ConnectionPool(Options options)
    : options_(std::move(options)),
      metrics_(options_.metrics != nullptr ? *options_.metrics : unread_metrics_) {
  metrics_.connections = options_.size;
}

ConnectionPool::Lease::~Lease() {
  if (connection_ == nullptr) return;
  if (discard_ || !connection_->IsOpen()) connection_.reset();
  pool_->Release(std::move(connection_));
}

absl::Status ConnectionPool::WaitForTurn(const CallContext& call) {
  const Clock::time_point start = Clock::now();
  ++metrics_.connections_awaited;
  const absl::Status turn = WaitForTurn(call, start + options_.acquire_timeout);
  --metrics_.connections_awaited;
  metrics_.connection_wait.Observe(Clock::now() - start);
  return turn;
}

absl::Status ConnectionPool::WaitForTurn(const CallContext& call, Clock::time_point give_up) {
  absl::MutexLock lock(&mu_);
  const auto is_free = [this]()
                           ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) { return leased_ < options_.size; };
  while (true) {
    RETURN_IF_ERROR(CheckCall(call));
    Clock::time_point wake = give_up;
    if (call.deadline) wake = std::min(wake, *call.deadline);
    if (call.cancelled) wake = std::min(wake, Clock::now() + kTick);
    if (mu_.AwaitWithTimeout(absl::Condition(&is_free), absl::FromChrono(wake - Clock::now()))) {
      metrics_.connections_used = ++leased_;
      return absl::OkStatus();
    }
    if (Clock::now() >= give_up) {
      return MakeError(absl::StatusCode::kResourceExhausted,
                       "no connection to the database came free in time",
                       {.reason = "STORE_BUSY", .metadata = {}, .field = ""});
    }
  }
}

std::unique_ptr<Connection> ConnectionPool::TakeIdle() {
  absl::MutexLock lock(&mu_);
  while (!idle_.empty()) {
    std::unique_ptr<Connection> connection = std::move(idle_.back());
    idle_.pop_back();
    if (connection->IsQuiet()) return connection;
  }
  return nullptr;
}

absl::StatusOr<ConnectionPool::Lease> ConnectionPool::Acquire(const CallContext& call) {
  RETURN_IF_ERROR(WaitForTurn(call));
  std::unique_ptr<Connection> connection = TakeIdle();
  if (connection == nullptr) {
    absl::StatusOr<std::unique_ptr<Connection>> opened = Connection::Open(options_.url, &metrics_);
    if (!opened.ok()) {
      Release(nullptr);
      return std::move(opened).status();
    }
    connection = *std::move(opened);
  }
  return Lease(this, std::move(connection));
}

void ConnectionPool::Release(std::unique_ptr<Connection> connection) {
  absl::MutexLock lock(&mu_);
  metrics_.connections_used = --leased_;
  if (connection != nullptr) idle_.push_back(std::move(connection));
}

}  // namespace verbatim::storage
