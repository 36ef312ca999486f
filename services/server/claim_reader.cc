#include "services/server/claim_reader.h"

#include <string>

#include "absl/time/time.h"
#include "spdlog/spdlog.h"

#include "services/app/derive_claims.h"
#include "services/base/call_context.h"
#include "services/base/log_event.h"
#include "services/base/without_exceptions.h"

namespace verbatim::server {
namespace {

// Articles of one batch: a second's work or less.
constexpr int32_t kBatch = 32;
constexpr auto kBatchDeadline = std::chrono::minutes(1);
// While articles come in faster than they are read, or more wait than are counted, so many times
// the time of a batch is left to those who store them.
constexpr int kRests = 4;
constexpr auto kDeleteInterval = std::chrono::minutes(1);

}  // namespace

ClaimReader::ClaimReader(storage::Store& store, std::chrono::milliseconds pause)
    : store_(store), pause_(pause), thread_([this] { Run(); }) {}

ClaimReader::~ClaimReader() {
  {
    absl::MutexLock lock(&mu_);
    stopping_ = true;
  }
  thread_.join();
}

void ClaimReader::Run() {
  bool failing = false;
  int64_t waiting = 0;
  auto next_delete = std::chrono::steady_clock::now();
  while (!stopping_) {
    const auto begin = std::chrono::steady_clock::now();
    CallContext call;
    call.deadline = std::chrono::steady_clock::now() + kBatchDeadline;
    call.cancelled = [this] { return stopping_.load(); };
    call.request_id = "claims";
    if (begin >= next_delete && !DeleteOldAlerts(call)) next_delete = begin + kDeleteInterval;
    const absl::StatusOr<int64_t> left =
        WithoutExceptions([&] { return app::DeriveClaims(store_, call, kBatch); });
    if (stopping_) return;
    // Once for an outage, whose end shows in what is read then.
    if (!left.ok() && !failing) {
      spdlog::warn("{}",
                   EventText("claims_not_read", {{"error", std::string(left.status().message())}}));
    }
    failing = !left.ok();
    std::chrono::milliseconds rest = pause_;
    if (left.ok() && *left > 0) {
      const bool growing = *left >= waiting || *left + kBatch >= storage::kMaxPendingCount;
      const auto spent = std::chrono::steady_clock::now() - begin;
      rest = growing ? std::chrono::duration_cast<std::chrono::milliseconds>(kRests * spent)
                     : std::chrono::milliseconds(0);
    }
    waiting = left.ok() ? *left : 0;
    Rest(rest);
  }
}

// Some thousand; true if there may be more. What fails is tried again later.
bool ClaimReader::DeleteOldAlerts(const CallContext& call) {
  const auto now =
      std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  const absl::StatusOr<int64_t> deleted =
      WithoutExceptions([&] { return store_.DeleteOldAlerts(call, now - storage::kAlertAge); });
  return deleted.ok() && *deleted > 0;
}

void ClaimReader::Rest(std::chrono::milliseconds time) {
  absl::MutexLock lock(&mu_);
  const auto stopping = [this] { return stopping_.load(); };
  mu_.AwaitWithTimeout(absl::Condition(&stopping), absl::FromChrono(time));
}

}  // namespace verbatim::server
