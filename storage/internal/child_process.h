#ifndef VERBATIM_STORAGE_INTERNAL_CHILD_PROCESS_H_
#define VERBATIM_STORAGE_INTERNAL_CHILD_PROCESS_H_

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::storage {

// A program that runs as our child until it ends or we end: it is in a session of its own (Ctrl-C
// reaches us only), with default signals, without PG* variables, with "/" as its folder, and gets
// SIGINT when this process dies. Thread-safe.
class ChildProcess {
 public:
  struct Options {
    std::vector<std::string> command;  // absolute path first
    std::string output;                // file that gets both outputs, appended
    std::optional<std::string> user;   // numeric "uid:gid" to run as, if we are root
    std::function<void()> on_exit;     // called from another thread; may be unset
  };

  static absl::StatusOr<std::unique_ptr<ChildProcess>> Start(Options options);
  // Kills the child if it still runs.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const { return pid_; }
  // The status as waitpid gives it, once it has ended.
  std::optional<int> ExitStatus() const;
  // Nothing once it has ended: the id may be another's by then.
  void Signal(int signal);
  // False if it still runs after that time.
  bool WaitForExit(std::chrono::milliseconds timeout) const;

 private:
  explicit ChildProcess(Options options) : options_(std::move(options)) {}
  void Keep();

  const Options options_;
  pid_t pid_ = -1;  // constant once Start() has returned
  mutable absl::Mutex mu_;
  bool started_ ABSL_GUARDED_BY(mu_) = false;
  int start_error_ ABSL_GUARDED_BY(mu_) = 0;
  std::optional<int> exit_status_ ABSL_GUARDED_BY(mu_);
  // Starts the child and waits for its end: the kernel sends the signal for a dead parent when the
  // starting thread ends, so that thread must be one that stays.
  std::thread keeper_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CHILD_PROCESS_H_
