#ifndef VERBATIM_TESTS_END_TO_END_RUNNING_SERVER_H_
#define VERBATIM_TESTS_END_TO_END_RUNNING_SERVER_H_

#include <string>
#include <vector>

#include <sys/types.h>

namespace verbatim::tests {

// A `verbatim serve` process on a free port of the loopback address. Killed at the end of scope,
// if it still runs. Not thread-safe.
class RunningServer {
 public:
  // Starts `verbatim serve --data-dir data_dir` and waits until it answers calls or has ended.
  explicit RunningServer(const std::string& data_dir, std::vector<std::string> more_arguments = {});
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer();

  // Whether it answers calls.
  bool IsUp() const { return !address_.empty(); }
  // "127.0.0.1:PORT", empty unless it is up.
  const std::string& address() const { return address_; }
  // -1 when it has ended.
  pid_t pid() const { return pid_; }

  // Ends it and waits for its end. Returns the exit status, -1 when the signal ended it.
  int End(int signal);

 private:
  void WaitUntilUpOrEnded(const std::string& port_file);

  pid_t pid_ = -1;  // -1: it has ended
  std::string address_;
};

}  // namespace verbatim::tests

#endif  // VERBATIM_TESTS_END_TO_END_RUNNING_SERVER_H_
