#ifndef VERBATIM_SERVICES_BASE_HISTOGRAM_H_
#define VERBATIM_SERVICES_BASE_HISTOGRAM_H_

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace verbatim {

// Counts durations, for Prometheus: how many there were up to each of some bounds, and their sum.
// Thread-safe; an observation is two atomic additions.
class Histogram {
 public:
  void Observe(std::chrono::nanoseconds took);

  // Adds the lines of Prometheus' text format 0.0.4 for a metric with these labels, `method="x"`,
  // which may be empty. HELP and TYPE are the caller's.
  void AppendTo(std::string& text, std::string_view metric, std::string_view labels) const;

 private:
  // From a look-up by id to the analysis of the largest article.
  static constexpr std::array<double, 13> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                     0.25,  0.5,    1,     2.5,  10,    30};
  // By the first bound not below; the last: none.
  std::array<std::atomic<uint64_t>, kBounds.size() + 1> counts_{};
  std::atomic<int64_t> sum_ns_ = 0;
};

// Adds a metric's HELP and TYPE ("counter", "gauge", "histogram").
void AppendMetricHead(std::string& text, std::string_view metric, std::string_view type,
                      std::string_view help);

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_HISTOGRAM_H_
