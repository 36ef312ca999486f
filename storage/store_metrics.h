#ifndef VERBATIM_STORAGE_STORE_METRICS_H_
#define VERBATIM_STORAGE_STORE_METRICS_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "services/base/histogram.h"

namespace verbatim::storage {

// What a store tells of its connections and of the errors that Postgres gave. The store writes it,
// anybody reads it: thread-safe.
class StoreMetrics {
 public:
  Histogram connection_wait;         // of each call that asked for a connection
  std::atomic<int> connections = 0;  // there may be at most
  std::atomic<int> connections_used = 0;
  std::atomic<int> connections_awaited = 0;  // by so many calls

  // By the class of its SQLSTATE, the first two characters.
  void CountError(std::string_view sql_state);

  // In Prometheus' text format: verbatim_pool_size, _in_use and _waiting, the histogram
  // verbatim_pool_wait_seconds, and verbatim_postgres_errors_total{class}.
  std::string Text() const;

 private:
  // Of which each tells an operator something else; the last stands for all others.
  static constexpr std::array<std::string_view, 9> kClasses = {"08", "22", "23", "40",   "42",
                                                               "53", "57", "XX", "other"};
  std::array<std::atomic<uint64_t>, kClasses.size()> errors_{};
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_STORE_METRICS_H_
