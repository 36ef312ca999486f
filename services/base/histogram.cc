#include "services/base/histogram.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace verbatim {
namespace {

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

void Histogram::Observe(std::chrono::nanoseconds took) {
  const double seconds = std::chrono::duration<double>(took).count();
  const auto bucket = static_cast<size_t>(
      std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin());
  counts_[bucket].fetch_add(1, std::memory_order_relaxed);
  sum_ns_.fetch_add(took.count(), std::memory_order_relaxed);
}

void Histogram::AppendTo(std::string& text, std::string_view metric,
                         std::string_view labels) const {
  const absl::string_view comma = labels.empty() ? "" : ",";
  uint64_t total = 0;
  for (size_t i = 0; i < counts_.size(); ++i) {
    total += counts_[i].load(std::memory_order_relaxed);
    absl::StrAppend(&text, View(metric), "_bucket{", View(labels), comma, "le=\"",
                    i < kBounds.size() ? absl::StrCat(kBounds[i]) : "+Inf", "\"} ", total, "\n");
  }
  const std::string braces = labels.empty() ? "" : absl::StrCat("{", View(labels), "}");
  absl::StrAppend(&text, View(metric), "_sum", braces, " ",
                  static_cast<double>(sum_ns_.load(std::memory_order_relaxed)) / 1e9, "\n");
  absl::StrAppend(&text, View(metric), "_count", braces, " ", total, "\n");
}

void AppendMetricHead(std::string& text, std::string_view metric, std::string_view type,
                      std::string_view help) {
  absl::StrAppend(&text, "# HELP ", View(metric), " ", View(help), "\n# TYPE ", View(metric), " ",
                  View(type), "\n");
}

}  // namespace verbatim
