#include "services/server/health_monitor.h"

#include <optional>
#include <utility>

#include "absl/time/time.h"
#include "spdlog/spdlog.h"

#include "services/base/log_event.h"

namespace verbatim::server {

HealthMonitor::HealthMonitor(Options options)
    : options_(std::move(options)), thread_([this] { Run(); }) {}

HealthMonitor::~HealthMonitor() { Stop(); }

void HealthMonitor::CheckSoon() {
  absl::MutexLock lock(&mu_);
  check_soon_ = true;
}

void HealthMonitor::Stop() {
  {
    absl::MutexLock lock(&mu_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void HealthMonitor::Run() {
  const auto woken = [this]()
                         ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) { return stopping_ || check_soon_; };
  std::optional<bool> last;
  while (true) {
    const absl::Status status = options_.check();
    if (last != status.ok()) {
      if (!status.ok()) {
        spdlog::warn(
            "{}",
            EventText("not_serving",
                      {{"error", status.ToString(absl::StatusToStringMode::kWithNoExtraData)}}));
      } else if (last.has_value()) {
        spdlog::info("{}", EventText("serving_again", {}));
      }
      last = status.ok();
      options_.tell(status.ok());
    }
    absl::MutexLock lock(&mu_);
    if (mu_.AwaitWithTimeout(absl::Condition(&stopping_), absl::FromChrono(options_.least_pause))) {
      return;
    }
    mu_.AwaitWithTimeout(absl::Condition(&woken), absl::FromChrono(options_.interval));
    if (stopping_) return;
    check_soon_ = false;
  }
}

}  // namespace verbatim::server
