#ifndef VERBATIM_SERVICES_RPC_EXECUTOR_H_
#define VERBATIM_SERVICES_RPC_EXECUTOR_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::rpc {

// A fixed number of threads and a bounded queue for work that blocks on the database, so that
// gRPC's own threads never do. Work starts in the order in which it came. Quick work has threads of
// its own besides, so that what waits for a disk does not hold it up. Thread-safe.
class Executor {
 public:
  struct Options {
    int threads = 1;
    int quick_threads = 0;  // of these, for quick work alone
    size_t max_queued = 1;  // waiting, beside those that run
  };

  explicit Executor(Options options);
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Finishes what was accepted, then joins the threads.
  ~Executor();

  // Takes `task` to run it once. False, at once, when the queue is full.
  [[nodiscard]] bool TryRun(std::function<void()> task);
  // The same for what only reads, and little. Any thread that has nothing else to do runs it.
  [[nodiscard]] bool TryRunQuick(std::function<void()> task);

  struct Load {
    size_t queued = 0;   // wait for a thread
    size_t running = 0;  // have one
  };
  Load load() const;

 private:
  void Work(bool quick_only);

  const size_t max_queued_;
  const int thread_count_;
  mutable absl::Mutex mu_;
  std::deque<std::function<void()>> queue_ ABSL_GUARDED_BY(mu_);
  std::deque<std::function<void()>> quick_ ABSL_GUARDED_BY(mu_);
  // Threads that wait for work.
  int idle_ ABSL_GUARDED_BY(mu_) = 0;
  int quick_idle_ ABSL_GUARDED_BY(mu_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mu_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_EXECUTOR_H_
