#ifndef VERBATIM_CLIENTS_CLI_INGEST_PROGRESS_H_
#define VERBATIM_CLIENTS_CLI_INGEST_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

namespace verbatim::cli {

// How far a run is.
struct IngestState {
  int64_t articles = 0;      // done with
  uint64_t bytes = 0;        // of the inputs, up to the last of these
  uint64_t total_bytes = 0;  // 0: unknown
  std::chrono::milliseconds elapsed{0};
};

// "ingesting: 1,204 articles, 56/s, 34 %, 1:20 left": the rate and what is left only once there is
// something to tell them by, and while there is something left to read: small files are read at
// once, before their articles are stored.
std::string ShowProgress(const IngestState& state);

// Shows the state on one line of standard error that the next one overwrites, a few times a second
// and only on a terminal.
class IngestProgress {
 public:
  IngestProgress();
  ~IngestProgress() { Clear(); }

  void Show(IngestState state);
  // Takes the line away, before something else is printed.
  void Clear();
  std::chrono::milliseconds Elapsed() const;

 private:
  using Clock = std::chrono::steady_clock;

  const bool shown_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point last_{};
  bool on_screen_ = false;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_INGEST_PROGRESS_H_
