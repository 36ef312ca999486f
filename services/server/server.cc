#include "services/server/server.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include <malloc.h>
#include <signal.h>

#include "absl/synchronization/mutex.h"
#include "spdlog/spdlog.h"

#include "services/base/log_event.h"
#include "services/base/status_macros.h"
#include "services/server/log_format.h"
#include "services/server/running_server.h"

namespace verbatim::server {
namespace {

// SIGINT, SIGTERM and SIGHUP, blocked in this thread and in all that it starts, to be waited for.
class Signals {
 public:
  Signals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  // The next one that comes.
  int Wait() const {
    int received = 0;
    sigwait(&signals_, &received);
    return received;
  }
  // Returns after `longest`, or when one comes.
  void WaitFor(std::chrono::milliseconds longest) const {
    const timespec limit{.tv_sec = longest.count() / 1000,
                         .tv_nsec = longest.count() % 1000 * 1'000'000};
    sigtimedwait(&signals_, nullptr, &limit);
  }

 private:
  sigset_t signals_;
};

// The processors that there are use no more heaps at once; each more keeps what was freed in it.
// With one for each of the threads that wait with articles a server had 154 MiB after 8,000 pages,
// with these 118, at the same pace.
constexpr int kMostHeaps = 4;

// Readers never see a half-written file: it gets its name when it is complete.
absl::Status WritePortFile(const std::string& path, int port) {
  const std::string written = path + ".new";
  std::ofstream file(written);
  file << port << '\n';
  file.close();
  std::error_code error;
  std::filesystem::rename(written, path, error);
  return file && !error ? absl::OkStatus()
                        : absl::FailedPreconditionError("can't write the port file " + path);
}

}  // namespace

absl::Status Serve(const ServerOptions& options) {
  const Signals signals;
  mallopt(M_ARENA_MAX, kMostHeaps);
  // Debian's abseil looks for deadlocks at each lock, for which it takes a lock of all threads.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  SetUpLog(options.log_json);
  ASSIGN_OR_RETURN(const std::unique_ptr<RunningServer> server, RunningServer::Start(options));
  if (!options.http_port_file.empty()) {
    RETURN_IF_ERROR(WritePortFile(options.http_port_file, server->http_port()));
  }
  if (!options.port_file.empty()) {  // the last: who waits for it finds the other one too
    RETURN_IF_ERROR(WritePortFile(options.port_file, server->port()));
  }
  std::printf("verbatim answers on %s%s%s, its data is in %s\n", server->address().c_str(),
              server->http_address().empty()    ? ""
              : options.tls_certificate.empty() ? " and http://"
                                                : " and https://",
              server->http_address().c_str(), server->data_place().c_str());
  std::fflush(stdout);
  while (signals.Wait() == SIGHUP) {
    const absl::Status reloaded = server->Reload();
    if (reloaded.ok()) {
      spdlog::info("{}", EventText("reloaded", {}));
    } else {
      spdlog::error(
          "{}",
          EventText("reload_failed",
                    {{"error", reloaded.ToString(absl::StatusToStringMode::kWithNoExtraData)}}));
    }
  }
  server->StopServing();
  signals.WaitFor(options.drain);  // a second signal ends the wait
  return server->Stop(options.grace);
}

}  // namespace verbatim::server
