#include "storage/store_metrics.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace verbatim::storage {

void StoreMetrics::CountError(std::string_view sql_state) {
  const auto* found = std::find(kClasses.begin(), kClasses.end() - 1, sql_state.substr(0, 2));
  errors_[static_cast<size_t>(found - kClasses.begin())].fetch_add(1, std::memory_order_relaxed);
}

std::string StoreMetrics::Text() const {
  std::string text;
  const auto gauge = [&](const char* metric, const char* help, const std::atomic<int>& value) {
    AppendMetricHead(text, metric, "gauge", help);
    absl::StrAppend(&text, metric, " ", value.load(), "\n");
  };
  gauge("verbatim_pool_size", "Connections to the database there may be.", connections);
  gauge("verbatim_pool_in_use", "Connections that calls use.", connections_used);
  gauge("verbatim_pool_waiting", "Calls that wait for a connection.", connections_awaited);
  AppendMetricHead(text, "verbatim_pool_wait_seconds", "histogram",
                   "How long calls waited for a connection.");
  connection_wait.AppendTo(text, "verbatim_pool_wait_seconds", "");
  AppendMetricHead(text, "verbatim_postgres_errors_total", "counter",
                   "Errors of the database by the class of their SQLSTATE.");
  for (size_t i = 0; i < kClasses.size(); ++i) {
    absl::StrAppend(&text, "verbatim_postgres_errors_total{class=\"",
                    absl::string_view(kClasses[i].data(), kClasses[i].size()), "\"} ",
                    errors_[i].load(std::memory_order_relaxed), "\n");
  }
  return text;
}

}  // namespace verbatim::storage
