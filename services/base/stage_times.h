#ifndef VERBATIM_SERVICES_BASE_STAGE_TIMES_H_
#define VERBATIM_SERVICES_BASE_STAGE_TIMES_H_

#include <array>
#include <chrono>
#include <cstdint>
#include <string>

#include "services/base/histogram.h"

namespace verbatim {

// Where the time of an article goes that is ingested. Articles that are stored together are matched
// together: once for all of them.
enum class Stage : uint8_t {
  kRead,     // from text to title, entries and paragraphs
  kExtract,  // statements and their speakers
  kMatch,    // which quotes they belong to
  kStore,    // all of the store's work, with the wait for other writers and matching
};

// How long stages take, for metrics. Thread-safe.
class StageTimes {
 public:
  void Observe(Stage stage, std::chrono::nanoseconds took) {
    times_[static_cast<size_t>(stage)].Observe(took);
  }
  // The histogram verbatim_ingest_stage_seconds{stage} in Prometheus' text format.
  std::string Text() const;

 private:
  std::array<Histogram, 4> times_;
};

// Observes the time from its construction to its end. `times` may be null: nobody asks.
class StageTimer {
 public:
  StageTimer(StageTimes* times, Stage stage) : times_(times), stage_(stage) {}
  ~StageTimer() {
    if (times_ != nullptr) times_->Observe(stage_, std::chrono::steady_clock::now() - start_);
  }
  StageTimer(const StageTimer&) = delete;
  StageTimer& operator=(const StageTimer&) = delete;

 private:
  StageTimes* const times_;
  const Stage stage_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_STAGE_TIMES_H_
