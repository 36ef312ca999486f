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
// gRPC's own threads never do. Work starts in the order in which it came. Thread-safe.
class Executor {
 public:
  struct Options {
    int threads = 1;
    size_t max_queued = 1;  // waiting, beside those that run
  };

  explicit Executor(Options options);
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Finishes what was accepted, then joins the threads.
  ~Executor();

  // Takes `task` to run it once. False, at once, when the queue is full.
  [[nodiscard]] bool TryRun(std::function<void()> task);

  struct Load {
    size_t queued = 0;   // wait for a thread
    size_t running = 0;  // have one
  };
  Load load() const;

 private:
  void Work();

  const size_t max_queued_;
  const int thread_count_;
  mutable absl::Mutex mu_;
  std::deque<std::function<void()>> queue_ ABSL_GUARDED_BY(mu_);
  int idle_ ABSL_GUARDED_BY(mu_) = 0;  // threads that wait for work
  bool stopping_ ABSL_GUARDED_BY(mu_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_EXECUTOR_H_
