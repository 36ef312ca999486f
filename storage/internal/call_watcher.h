#ifndef VERBATIM_STORAGE_INTERNAL_CALL_WATCHER_H_
#define VERBATIM_STORAGE_INTERNAL_CALL_WATCHER_H_

#include <chrono>
#include <list>
#include <optional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

#include "services/base/call_context.h"
#include "storage/internal/connection.h"

namespace verbatim::storage {

// Cancels statements whose call is past its deadline or whose caller has gone. The driver blocks,
// so one thread watches all calls that use a connection: it sleeps until the next deadline, or
// looks 50 times a second while calls can be cancelled by their callers.
//
// Thread-safe. REQUIRES: no call is watched any more when destroyed.
class CallWatcher {
 private:
  struct Watched {
    const CallContext* call;
    Connection* connection;
    bool cancelling = false;
    bool cancelled = false;
  };

 public:
  CallWatcher();
  ~CallWatcher();
  CallWatcher(const CallWatcher&) = delete;
  CallWatcher& operator=(const CallWatcher&) = delete;

  // Watches from construction to Stop() or destruction. `call` and `connection` must outlive it.
  class Scope {
   public:
    Scope(CallWatcher& watcher, const CallContext& call, Connection& connection);
    ~Scope() { Stop(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

    // Ends watching. True if the connection was told to cancel: such a request may arrive late and
    // hit the next statement, so the connection should not be used again.
    bool Stop();

   private:
    CallWatcher& watcher_;
    std::list<Watched>::iterator watched_;
    bool stopped_ = false;
    bool cancelled_ = false;
  };

 private:
  void Run();

  absl::Mutex mu_;
  std::list<Watched> watched_ ABSL_GUARDED_BY(mu_);
  bool stop_ ABSL_GUARDED_BY(mu_) = false;
  bool changed_ ABSL_GUARDED_BY(mu_) = false;
  // Until when the thread sleeps; unset: until something changes.
  std::optional<std::chrono::steady_clock::time_point> wake_ ABSL_GUARDED_BY(mu_);
  std::thread thread_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CALL_WATCHER_H_
