#include "services/rpc/call_metrics.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace verbatim::rpc {

void CallMetrics::Observe(const std::string& method, absl::StatusCode code,
                          std::chrono::nanoseconds took) {
  const double seconds = std::chrono::duration<double>(took).count();
  const auto bucket = static_cast<size_t>(
      std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin());
  absl::MutexLock lock(&mu_);
  ++calls_[{method, code}];
  Histogram& histogram = durations_[method];
  ++histogram.counts[bucket];
  histogram.sum_seconds += seconds;
}

std::string CallMetrics::Text() const {
  std::string text =
      "# HELP verbatim_calls_total Calls answered, by method and status code.\n"
      "# TYPE verbatim_calls_total counter\n";
  absl::MutexLock lock(&mu_);
  for (const auto& [key, count] : calls_) {
    absl::StrAppend(&text, "verbatim_calls_total{method=\"", key.first, "\",code=\"",
                    absl::StatusCodeToString(key.second), "\"} ", count, "\n");
  }
  text +=
      "# HELP verbatim_call_seconds Time from a call's coming to its answer.\n"
      "# TYPE verbatim_call_seconds histogram\n";
  for (const auto& [method, histogram] : durations_) {
    const std::string label = absl::StrCat("{method=\"", method, "\"");
    uint64_t total = 0;
    for (size_t i = 0; i < histogram.counts.size(); ++i) {
      total += histogram.counts[i];
      absl::StrAppend(&text, "verbatim_call_seconds_bucket", label, ",le=\"",
                      i < kBounds.size() ? absl::StrCat(kBounds[i]) : "+Inf", "\"} ", total, "\n");
    }
    absl::StrAppend(&text, "verbatim_call_seconds_sum", label, "} ", histogram.sum_seconds, "\n");
    absl::StrAppend(&text, "verbatim_call_seconds_count", label, "} ", total, "\n");
  }
  return text;
}

}  // namespace verbatim::rpc
