#ifndef VERBATIM_SERVICES_RPC_CALL_METRICS_H_
#define VERBATIM_SERVICES_RPC_CALL_METRICS_H_

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"

#include "services/base/histogram.h"

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
  mutable absl::Mutex mu_;
  std::map<std::pair<std::string, absl::StatusCode>, uint64_t> calls_ ABSL_GUARDED_BY(mu_);
  std::map<std::string, Histogram> durations_ ABSL_GUARDED_BY(mu_);
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_CALL_METRICS_H_
