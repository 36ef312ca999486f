#include "services/server/server.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include <signal.h>

#include "spdlog/sinks/stdout_color_sinks.h"
#include "spdlog/spdlog.h"

#include "services/base/status_macros.h"
#include "services/server/running_server.h"

namespace verbatim::server {
namespace {

// SIGINT and SIGTERM, blocked in this thread and in all that it starts, to be waited for.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  void Wait() const {
    int received = 0;
    sigwait(&signals_, &received);
  }

 private:
  sigset_t signals_;
};

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
  const StopSignals signals;
  spdlog::set_default_logger(spdlog::stderr_color_mt("verbatim"));  // stdout is for the address
  ASSIGN_OR_RETURN(const std::unique_ptr<RunningServer> server, RunningServer::Start(options));
  if (!options.http_port_file.empty()) {
    RETURN_IF_ERROR(WritePortFile(options.http_port_file, server->http_port()));
  }
  if (!options.port_file.empty()) {  // the last: who waits for it finds the other one too
    RETURN_IF_ERROR(WritePortFile(options.port_file, server->port()));
  }
  std::printf("verbatim answers on %s%s%s, its data is in %s\n", server->address().c_str(),
              server->http_address().empty() ? "" : " and http://", server->http_address().c_str(),
              server->data_place().c_str());
  std::fflush(stdout);
  signals.Wait();
  return server->Stop(options.grace);
}

}  // namespace verbatim::server
