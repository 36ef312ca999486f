#ifndef VERBATIM_TESTS_INTEGRATION_COMMIT_CUTTER_H_
#define VERBATIM_TESTS_INTEGRATION_COMMIT_CUTTER_H_

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace verbatim::testing {

// Stands between a server and Postgres' unix socket. Once armed, it lets the next COMMIT through,
// waits for Postgres' answer, and cuts the connection instead of passing that on: the transaction
// is stored, and its server can't know.
class CommitCutter {
 public:
  explicit CommitCutter(std::string socket_path);
  CommitCutter(const CommitCutter&) = delete;
  CommitCutter& operator=(const CommitCutter&) = delete;
  ~CommitCutter();  // REQUIRES: nobody is connected any more

  int port() const { return port_; }  // on 127.0.0.1
  void Arm() { armed_ = true; }
  bool armed() const { return armed_; }  // no COMMIT came since Arm()

 private:
  void Accept();
  void Pass(int client);

  const std::string socket_path_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> armed_ = false;
  std::vector<std::thread> connections_;  // of accepting_ alone until that is joined
  std::thread accepting_;
};

}  // namespace verbatim::testing

#endif  // VERBATIM_TESTS_INTEGRATION_COMMIT_CUTTER_H_
