#include "clients/cli/export_files.h"

#include <algorithm>
#include <cerrno>

#include "absl/strings/ascii.h"

#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

bool IsPlainName(std::string_view name) {
  return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.';
  });
}

absl::Status SystemError(const std::filesystem::path& path) {
  return absl::ErrnoToStatus(errno != 0 ? errno : EIO, "can't write " + path.string());
}

}  // namespace

absl::Status ExportFiles::Append(const std::string& name, std::string_view content) {
  if (!IsPlainName(name)) {
    return absl::InvalidArgumentError("the server named a file \"" + name + "\"");
  }
  if (open_name_ != name || !open_.is_open()) {
    RETURN_IF_ERROR(Finish());
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    const bool is_new = names_.insert(name).second;
    errno = 0;
    open_.open(folder_ / name, std::ios::binary | (is_new ? std::ios::trunc : std::ios::app));
    open_name_ = name;
    if (!open_) return SystemError(folder_ / name);
  }
  errno = 0;
  open_.write(content.data(), static_cast<std::streamsize>(content.size()));
  return open_ ? absl::OkStatus() : SystemError(folder_ / name);
}

absl::Status ExportFiles::Finish() {
  if (!open_.is_open()) return absl::OkStatus();
  errno = 0;
  open_.close();
  const bool good = open_.good();
  open_.clear();
  return good ? absl::OkStatus() : SystemError(folder_ / open_name_);
}

}  // namespace verbatim::cli
