#include "services/rpc/call_metrics.h"

#include "absl/strings/str_cat.h"

namespace verbatim::rpc {

void CallMetrics::Observe(const std::string& method, absl::StatusCode code,
                          std::chrono::nanoseconds took) {
  absl::MutexLock lock(&mu_);
  ++calls_[{method, code}];
  durations_[method].Observe(took);
}

std::string CallMetrics::Text() const {
  std::string text;
  AppendMetricHead(text, "verbatim_calls_total", "counter",
                   "Calls answered, by method and status code.");
  absl::MutexLock lock(&mu_);
  for (const auto& [key, count] : calls_) {
    absl::StrAppend(&text, "verbatim_calls_total{method=\"", key.first, "\",code=\"",
                    absl::StatusCodeToString(key.second), "\"} ", count, "\n");
  }
  AppendMetricHead(text, "verbatim_call_seconds", "histogram",
                   "Time from a call's coming to its answer.");
  for (const auto& [method, histogram] : durations_) {
    histogram.AppendTo(text, "verbatim_call_seconds", absl::StrCat("method=\"", method, "\""));
  }
  return text;
}

}  // namespace verbatim::rpc
