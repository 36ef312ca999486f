#include "tests/end_to_end/running_server.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace verbatim::tests {
namespace {

// A first start makes a Postgres cluster, about a second on an idle machine.
constexpr auto kLongestStart = std::chrono::seconds(60);
constexpr auto kPollInterval = std::chrono::milliseconds(20);

}  // namespace

RunningServer::RunningServer(const std::string& data_dir, std::vector<std::string> more_arguments) {
  const std::string port_file = data_dir + ".port";
  std::filesystem::remove(port_file);
  std::vector<std::string> arguments = {
      VERBATIM_PROGRAM, "serve",       "--listen",         "127.0.0.1:0",
      "--http",         "127.0.0.1:0", "--http-port-file", data_dir + ".http-port",
      "--data-dir",     data_dir,      "--port-file",      port_file};
  arguments.insert(arguments.end(), more_arguments.begin(), more_arguments.end());
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  if (posix_spawn(&pid_, VERBATIM_PROGRAM, nullptr, nullptr, argv.data(), environ) != 0) {
    pid_ = -1;
    return;
  }
  WaitUntilUpOrEnded(port_file);
}

RunningServer::~RunningServer() { End(SIGKILL); }

void RunningServer::WaitUntilUpOrEnded(const std::string& port_file) {
  const auto deadline = std::chrono::steady_clock::now() + kLongestStart;
  while (std::chrono::steady_clock::now() < deadline) {
    std::ifstream file(port_file);
    if (std::string port; std::getline(file, port) && !port.empty()) {
      address_ = "127.0.0.1:" + port;
      return;
    }
    if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
      pid_ = -1;
      return;
    }
    std::this_thread::sleep_for(kPollInterval);
  }
}

int RunningServer::End(int signal) {
  if (pid_ == -1) return -1;
  kill(pid_, signal);
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  address_.clear();
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace verbatim::tests
