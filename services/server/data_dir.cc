#include "services/server/data_dir.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <unistd.h>

namespace verbatim::server {
namespace {

std::string Home() {
  const char* value = std::getenv("HOME");
  return value == nullptr ? "" : value;
}

}  // namespace

absl::StatusOr<std::string> ChooseDataDir(const std::string& asked) {
  std::string chosen = asked;
  if (chosen.empty() && geteuid() == 0) {
    chosen = "/var/lib/verbatim";
  }
  if (chosen.empty() && !Home().empty()) {
    chosen = Home() + "/.local/share/verbatim";
  }
  if (chosen.empty()) {
    return absl::FailedPreconditionError("no place for the data: give --data-dir");
  }
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(chosen, error);
  if (error) {
    return absl::FailedPreconditionError("the data folder can't be found: " + error.message());
  }
  return absolute.string();
}

}  // namespace verbatim::server
