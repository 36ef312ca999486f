#ifndef VERBATIM_SERVICES_RPC_CALL_METRICS_H_
#define VERBATIM_SERVICES_RPC_CALL_METRICS_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::rpc {

// Counts calls by method and code, and how long they took from their coming to their answer, the
// time in the queue included. Thread-safe; an observation takes some 100 ns.
class CallMetrics {
 public:
  void Observe(const std::string& method, absl::StatusCode code, std::chrono::nanoseconds took);

  // In Prometheus' text format 0.0.4: the counter verbatim_calls_total{method,code} and the
  // histogram verbatim_call_seconds{method}.
  std::string Text() const;

 private:
  // From a look-up by id to the analysis of the largest article.
  static constexpr std::array<double, 13> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                     0.25,  0.5,    1,     2.5,  10,    30};
  struct Histogram {
    std::array<uint64_t, kBounds.size() + 1>
        counts{};  // by the first bound not below; the last: none
    double sum_seconds = 0;
  };

  mutable absl::Mutex mu_;
  std::map<std::pair<std::string, absl::StatusCode>, uint64_t> calls_ ABSL_GUARDED_BY(mu_);
  std::map<std::string, Histogram> durations_ ABSL_GUARDED_BY(mu_);
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_CALL_METRICS_H_
