#include "storage/internal/orphan.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <thread>

#include <signal.h>

#include "services/base/error.h"

namespace verbatim::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience(30);
constexpr std::chrono::milliseconds kTick(10);

bool EndsWithin(const std::string& cluster, std::chrono::seconds patience) {
  const auto give_up = std::chrono::steady_clock::now() + patience;
  while (FindServerOn(cluster)) {
    if (std::chrono::steady_clock::now() >= give_up) return false;
    std::this_thread::sleep_for(kTick);
  }
  return true;
}

}  // namespace

std::optional<pid_t> FindServerOn(const std::string& cluster) {
  std::ifstream file(cluster + "/postmaster.pid");
  pid_t pid = 0;
  if (!(file >> pid) || pid <= 1) return std::nullopt;
  // A Postgres server's working folder is its cluster. A zombie has none any more.
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/" + std::to_string(pid) + "/cwd", error);
  if (error || folder != fs::path(cluster)) return std::nullopt;
  return pid;
}

absl::Status EndServerOn(const std::string& cluster) {
  // SIGINT: disconnect all and end; SIGQUIT: end at once, the next start recovers.
  for (const int signal : {SIGINT, SIGQUIT}) {
    const std::optional<pid_t> server = FindServerOn(cluster);
    if (!server) return absl::OkStatus();
    kill(*server, signal);
    if (EndsWithin(cluster, kPatience)) return absl::OkStatus();
  }
  return MakeError(
      absl::StatusCode::kInternal, "a Postgres server left behind on " + cluster + " does not end",
      {.reason = "POSTGRES_START_FAILED", .metadata = {{"data_dir", cluster}}, .field = ""});
}

}  // namespace verbatim::storage
