#include "services/server/health_monitor.h"

#include <string>

#include "gtest/gtest.h"

namespace verbatim::server {
namespace {

// A database whose health the test sets; remembers what the monitor told.
class Patient {
 public:
  HealthMonitor::Options Options() {
    return {.check = [this] { return Check(); },
            .tell = [this](bool healthy) { Tell(healthy); },
            .interval = std::chrono::hours(1),  // only CheckSoon makes it check again
            .least_pause = std::chrono::milliseconds(0)};
  }
  void Set(bool healthy) {
    absl::MutexLock lock(&mu_);
    healthy_ = healthy;
  }
  int checks() {
    absl::MutexLock lock(&mu_);
    return checks_;
  }
  // What was told, once that is so many things.
  std::string WaitForTold(size_t size) {
    const auto enough = [&] { return told_.size() >= size; };
    absl::MutexLock lock(&mu_, absl::Condition(&enough));
    return told_;
  }

 private:
  absl::Status Check() {
    absl::MutexLock lock(&mu_);
    ++checks_;
    return healthy_ ? absl::OkStatus() : absl::UnavailableError("ill");
  }
  void Tell(bool healthy) {
    absl::MutexLock lock(&mu_);
    told_ += healthy ? "+" : "-";
  }

  absl::Mutex mu_;
  bool healthy_ ABSL_GUARDED_BY(mu_) = true;
  std::string told_ ABSL_GUARDED_BY(mu_);
  int checks_ ABSL_GUARDED_BY(mu_) = 0;
};

TEST(HealthMonitorTest, TellsEachChangeOnce) {
  Patient patient;
  HealthMonitor monitor(patient.Options());
  EXPECT_EQ(patient.WaitForTold(1), "+");
  monitor.CheckSoon();
  patient.Set(false);
  monitor.CheckSoon();
  EXPECT_EQ(patient.WaitForTold(2), "+-");
  patient.Set(true);
  monitor.CheckSoon();
  EXPECT_EQ(patient.WaitForTold(3), "+-+");
  monitor.Stop();
  monitor.Stop();
}

TEST(HealthMonitorTest, ManyFailuresMakeFewChecks) {
  Patient patient;
  HealthMonitor::Options options = patient.Options();
  options.least_pause = std::chrono::hours(1);
  HealthMonitor monitor(options);
  EXPECT_EQ(patient.WaitForTold(1), "+");
  for (int i = 0; i < 1000; ++i) monitor.CheckSoon();
  monitor.Stop();
  EXPECT_EQ(patient.checks(), 1);
}

}  // namespace
}  // namespace verbatim::server
