#include "services/server/data_dir.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <unistd.h>

namespace verbatim::server {
namespace {

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

absl::StatusOr<std::string> ChooseDataDir(const std::string& asked) {
  std::string chosen = asked.empty() ? Variable("VERBATIM_DATA") : asked;
  if (chosen.empty() && geteuid() == 0) {
    chosen = "/var/lib/verbatim";
  }
  if (chosen.empty() && !Variable("HOME").empty()) {
    chosen = Variable("HOME") + "/.local/share/verbatim";
  }
  if (chosen.empty()) {
    return absl::FailedPreconditionError(
        "no place for the data: give --data-dir or set VERBATIM_DATA");
  }
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(chosen, error);
  if (error) {
    return absl::FailedPreconditionError("the data folder can't be found: " + error.message());
  }
  return absolute.string();
}

}  // namespace verbatim::server
