#include "storage/internal/child_process.h"

#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "absl/time/time.h"

#include "services/base/error.h"

namespace verbatim::storage {
namespace {

constexpr char kSetpriv[] = "/usr/bin/setpriv";  // of util-linux, which every Debian has

std::vector<std::string> WithPrivileges(const ChildProcess::Options& options) {
  std::vector<std::string> command = {kSetpriv, "--pdeathsig=INT"};
  if (options.user) {
    const size_t colon = options.user->find(':');
    command.push_back("--reuid=" + options.user->substr(0, colon));
    command.push_back("--regid=" + options.user->substr(colon + 1));
    command.push_back("--init-groups");
  }
  command.push_back("--");
  command.insert(command.end(), options.command.begin(), options.command.end());
  return command;
}

std::vector<char*> Pointers(const std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (const std::string& string : strings) pointers.push_back(const_cast<char*>(string.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// PGPORT, PGOPTIONS and the like would change what the child does.
std::vector<char*> Environment() {
  std::vector<char*> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (!std::string_view(*variable).starts_with("PG")) variables.push_back(*variable);
  }
  variables.push_back(nullptr);
  return variables;
}

int Spawn(const ChildProcess::Options& options, pid_t& pid) {
  const std::vector<std::string> command = WithPrivileges(options);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, options.output.c_str(),
                                   O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  posix_spawn_file_actions_addchdir_np(&files, "/");
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  sigset_t none;
  sigemptyset(&none);
  sigset_t all;
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  const int error = posix_spawn(&pid, kSetpriv, &files, &attributes, Pointers(command).data(),
                                Environment().data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

}  // namespace

absl::StatusOr<std::unique_ptr<ChildProcess>> ChildProcess::Start(Options options) {
  std::unique_ptr<ChildProcess> child(new ChildProcess(std::move(options)));
  child->keeper_ = std::thread([raw = child.get()] { raw->Keep(); });
  absl::MutexLock lock(&child->mu_);
  child->mu_.Await(absl::Condition(&child->started_));
  if (child->start_error_ != 0) {
    const std::string why = std::strerror(child->start_error_);
    return MakeError(
        absl::StatusCode::kInternal, "can't start " + child->options_.command.front() + ": " + why,
        {.reason = "POSTGRES_START_FAILED", .metadata = {{"cause", why}}, .field = ""});
  }
  return child;
}

void ChildProcess::Keep() {
  const int error = Spawn(options_, pid_);
  {
    absl::MutexLock lock(&mu_);
    started_ = true;
    start_error_ = error;
  }
  if (error != 0) return;
  // Waits without taking the child away, so that its id stays its own until the state is set.
  siginfo_t info{};
  while (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
  }
  {
    absl::MutexLock lock(&mu_);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    exit_status_ = status;
  }
  if (options_.on_exit) options_.on_exit();
}

ChildProcess::~ChildProcess() {
  Signal(SIGKILL);
  keeper_.join();
}

std::optional<int> ChildProcess::ExitStatus() const {
  absl::MutexLock lock(&mu_);
  return exit_status_;
}

void ChildProcess::Signal(int signal) {
  absl::MutexLock lock(&mu_);
  if (started_ && start_error_ == 0 && !exit_status_) kill(pid_, signal);
}

bool ChildProcess::WaitForExit(std::chrono::milliseconds timeout) const {
  absl::MutexLock lock(&mu_);
  const auto ended = [this]()
                         ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) { return exit_status_.has_value(); };
  return mu_.AwaitWithTimeout(absl::Condition(&ended), absl::FromChrono(timeout));
}

}  // namespace verbatim::storage
