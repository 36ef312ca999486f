#include "services/base/stage_times.h"

namespace verbatim {

std::string StageTimes::Text() const {
  constexpr const char* kMetric = "verbatim_ingest_stage_seconds";
  constexpr std::array<const char*, 4> kLabels = {"stage=\"read\"", "stage=\"extract\"",
                                                  "stage=\"match\"", "stage=\"store\""};
  std::string text;
  AppendMetricHead(text, kMetric, "histogram", "Time of each stage of an article's ingest.");
  for (size_t i = 0; i < times_.size(); ++i) times_[i].AppendTo(text, kMetric, kLabels[i]);
  return text;
}

}  // namespace verbatim
