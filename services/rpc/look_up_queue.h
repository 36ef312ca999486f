#ifndef VERBATIM_SERVICES_RPC_LOOK_UP_QUEUE_H_
#define VERBATIM_SERVICES_RPC_LOOK_UP_QUEUE_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

#include "services/rpc/executor.h"

namespace verbatim::rpc {

struct StartedCall;

// Calls of one method that are answered in groups: of those that wait at one moment as many as one
// statement asks the database for. Few groups run at once, so that under load they are large; a
// call that comes alone is answered alone, at once. Thread-safe.
//
// Each group is a task of the executor, behind what came before it; those that wait here do not
// count against the executor's queue.
class LookUpQueue {
 public:
  using Calls = std::vector<std::shared_ptr<StartedCall>>;
  struct Options {
    int groups_at_once = 1;
    size_t largest_group = 32;
    size_t max_queued = 1;
    std::function<void(const Calls& calls)> answer;
  };

  // REQUIRES: outlives what the executor still runs.
  LookUpQueue(Executor& executor, Options options);
  LookUpQueue(const LookUpQueue&) = delete;
  LookUpQueue& operator=(const LookUpQueue&) = delete;

  // Takes a call to answer it once. False, at once, when the queue is full.
  [[nodiscard]] bool TryAdd(std::shared_ptr<StartedCall> call);

  size_t queued() const;

 private:
  void AnswerNext();

  Executor& executor_;
  const Options options_;
  mutable absl::Mutex mu_;
  std::deque<std::shared_ptr<StartedCall>> calls_ ABSL_GUARDED_BY(mu_);
  int groups_ ABSL_GUARDED_BY(mu_) = 0;  // that run, or that the executor has still to run
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_LOOK_UP_QUEUE_H_
