#include "clients/cli/file_source.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "clients/cli/input_file.h"

namespace verbatim::cli {

namespace {

bool MustWait(int file) {
  pollfd poll_for{.fd = file, .events = POLLIN, .revents = 0};
  return poll(&poll_for, 1, 0) == 0;
}

}  // namespace

FileSource::FileSource(const std::string& path, std::function<void()> before_wait)
    : before_wait_(std::move(before_wait)),
      is_stdin_(path == kStandardInput),
      file_(is_stdin_ ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)),
      open_error_(file_ < 0 ? errno : 0) {}

FileSource::~FileSource() {
  if (!is_stdin_ && file_ >= 0) close(file_);
}

absl::StatusOr<size_t> FileSource::Read(char* buffer, size_t size) {
  if (file_ < 0) return absl::ErrnoToStatus(open_error_, "can't be read");
  if (before_wait_ && MustWait(file_)) before_wait_();
  while (true) {
    const ssize_t got = read(file_, buffer, size);
    if (got >= 0) {
      position_ += static_cast<uint64_t>(got);
      return static_cast<size_t>(got);
    }
    if (errno != EINTR) return absl::ErrnoToStatus(errno, "can't be read");
  }
}

uint64_t SizeOfFile(const std::string& path) {
  std::error_code error;
  if (path == kStandardInput || !std::filesystem::is_regular_file(path, error)) return 0;
  const uintmax_t size = std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

}  // namespace verbatim::cli
