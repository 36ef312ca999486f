#ifndef VERBATIM_SERVICES_SERVER_HEALTH_MONITOR_H_
#define VERBATIM_SERVICES_SERVER_HEALTH_MONITOR_H_

#include <chrono>
#include <functional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::server {

// Asks again and again whether the server can answer, in a thread of its own, and tells what it
// heard: at once on start, then every `interval`, and sooner, after `least_pause`, when CheckSoon
// is called. Thread-safe.
class HealthMonitor {
 public:
  struct Options {
    std::function<absl::Status()> check;  // may block for as long as Stop may
    std::function<void(bool healthy)> tell;
    std::chrono::milliseconds interval = std::chrono::seconds(2);
    // Between two checks at least, so that many calls that fail do not make as many checks.
    std::chrono::milliseconds least_pause = std::chrono::milliseconds(100);
  };

  explicit HealthMonitor(Options options);
  HealthMonitor(const HealthMonitor&) = delete;
  HealthMonitor& operator=(const HealthMonitor&) = delete;
  ~HealthMonitor();  // Stop()

  // Makes the next check come soon. Cheap; for calls that saw the database fail.
  void CheckSoon();

  // Ends the checks; `tell` is not called any more once this returns.
  void Stop();

 private:
  void Run();

  const Options options_;
  absl::Mutex mu_;
  bool check_soon_ ABSL_GUARDED_BY(mu_) = false;
  bool stopping_ ABSL_GUARDED_BY(mu_) = false;
  std::thread thread_;
};

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_HEALTH_MONITOR_H_
