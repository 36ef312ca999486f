#ifndef VERBATIM_CLIENTS_CLI_INTERRUPTION_H_
#define VERBATIM_CLIENTS_CLI_INTERRUPTION_H_

#include <chrono>
#include <thread>

#include <signal.h>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "grpcpp/client_context.h"

namespace verbatim::cli {

// Takes the first SIGINT, SIGTERM or SIGHUP during its lifetime, so that a command that waits for
// news ends in order; a second one ends the program at once. REQUIRES: made before other threads.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  // Whether one came.
  bool happened() const;
  // Returns whether one came, after `longest` at the latest.
  bool WaitFor(std::chrono::milliseconds longest) const;

  // During its lifetime an interruption cancels a call, at once where it has happened before.
  class CancelsCall {
   public:
    // REQUIRES: both outlive it.
    CancelsCall(Interruption& interruption, grpc::ClientContext& context);
    CancelsCall(const CancelsCall&) = delete;
    CancelsCall& operator=(const CancelsCall&) = delete;
    ~CancelsCall();

   private:
    Interruption& interruption_;
  };

 private:
  void Take();

  sigset_t signals_;
  mutable absl::Mutex mutex_;
  bool happened_ ABSL_GUARDED_BY(mutex_) = false;
  bool over_ ABSL_GUARDED_BY(mutex_) = false;
  grpc::ClientContext* call_ ABSL_GUARDED_BY(mutex_) = nullptr;
  std::thread taker_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_INTERRUPTION_H_
