#ifndef VERBATIM_SERVICES_RPC_EXECUTOR_H_
#define VERBATIM_SERVICES_RPC_EXECUTOR_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

#include "services/base/place.h"

namespace verbatim::rpc {

// A fixed number of threads and a bounded queue for work that blocks on the database, so that
// gRPC's own threads never do. Work starts in the order in which it came. Quick work has threads of
// its own besides, so that what waits for a disk does not hold it up; work in bulk starts when
// nothing else waits. What leaves its place while it waits for others is no longer one of those
// that run at once: a spare thread may go on with something else. Thread-safe.
class Executor final : public Place {
 public:
  struct Options {
    int threads = 1;        // what runs at once
    int quick_threads = 0;  // of these, for quick work alone
    int spare_threads = 0;  // beside them: how many may be away from their place
    size_t max_queued = 1;  // of each kind waiting, beside those that run
  };

  explicit Executor(Options options);
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Finishes what was accepted, then joins the threads.
  ~Executor() override;

  // Takes `task` to run it once. False, at once, when the queue is full.
  [[nodiscard]] bool TryRun(std::function<void()> task);
  // The same for what only reads, and little. Any thread that has nothing else to do runs it.
  [[nodiscard]] bool TryRunQuick(std::function<void()> task);
  // The same for what can wait while there is anything else to do.
  [[nodiscard]] bool TryRunBulk(std::function<void()> task);

  // For a task of TryRun() or TryRunBulk(), on its thread.
  bool Leave() override;
  void Return() override;

  struct Load {
    size_t queued = 0;   // wait for a place
    size_t running = 0;  // have one
  };
  Load load() const;

 private:
  using Queue = std::deque<std::function<void()>>;

  bool Add(std::function<void()> task, Queue Executor::*queue);
  void Work();
  void WorkQuick();
  // Of places for any work.
  int FreePlaces() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) { return places_ - busy_ - returning_; }
  // What is to be done next in such a place; null: nothing.
  Queue* Next() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_);

  const size_t max_queued_;
  const int places_;
  const int quick_threads_;
  const int spare_threads_;
  mutable absl::Mutex mu_;
  Queue queue_ ABSL_GUARDED_BY(mu_);
  Queue quick_ ABSL_GUARDED_BY(mu_);
  Queue bulk_ ABSL_GUARDED_BY(mu_);
  int busy_ ABSL_GUARDED_BY(mu_) = 0;       // places that are taken
  int away_ ABSL_GUARDED_BY(mu_) = 0;       // tasks that left theirs
  int returning_ ABSL_GUARDED_BY(mu_) = 0;  // of these, those that want one again
  int quick_busy_ ABSL_GUARDED_BY(mu_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mu_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_EXECUTOR_H_
