#include "clients/cli/input_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/cleanup/cleanup.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

// What is asked for at once from a pipe, or a file that does not tell its size.
constexpr size_t kReadBytes = size_t{64} * 1024;

absl::Status SystemError(int error) { return absl::ErrnoToStatus(error, "can't be read"); }

// What a regular file says of its size, else 0.
size_t SizeOf(int file) {
  struct stat info = {};
  return fstat(file, &info) == 0 && S_ISREG(info.st_mode) ? static_cast<size_t>(info.st_size) : 0;
}

}  // namespace

absl::StatusOr<std::string> ReadInput(const std::string& path, size_t limit) {
  const bool is_stdin = path == kStandardInput;
  const int file = is_stdin ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return SystemError(errno);
  const absl::Cleanup close_file = [file, is_stdin] {
    if (!is_stdin) close(file);
  };
  std::string content;
  // One byte more than the file has, so that the end is seen without growing again.
  size_t chunk = std::min(std::max(SizeOf(file) + 1, kReadBytes), limit + 1);
  while (content.size() <= limit) {
    const size_t have = content.size();
    content.resize(std::min(have + chunk, limit + 1));
    const ssize_t got = read(file, content.data() + have, content.size() - have);
    const int error = errno;
    content.resize(have + static_cast<size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) break;
    if (got < 0 && error != EINTR) return SystemError(error);
    chunk = std::max(kReadBytes, content.size());  // doubles: linear time for a long pipe
  }
  return content;
}

LineReader::LineReader(const std::string& path)
    : is_stdin_(path == kStandardInput),
      file_(is_stdin_ ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ < 0) status_ = SystemError(errno);
}

LineReader::~LineReader() {
  if (!is_stdin_ && file_ >= 0) close(file_);
}

std::optional<std::string_view> LineReader::Next(size_t longest) {
  if (!status_.ok()) return std::nullopt;
  size_t searched = begin_;
  while (true) {
    const std::string_view read(buffer_.data(), end_);
    const size_t newline = read.find('\n', searched);
    const size_t line_end = newline != std::string_view::npos ? newline : end_;
    if (line_end - begin_ > longest) {
      status_ =
          absl::OutOfRangeError("has a line longer than " + std::to_string(longest) + " bytes");
      return std::nullopt;
    }
    if (newline != std::string_view::npos || at_end_) {
      if (begin_ == end_) return std::nullopt;
      const std::string_view line = read.substr(begin_, line_end - begin_);
      begin_ = std::min(line_end + 1, end_);
      return line;
    }
    searched = end_ - begin_;  // what is left moves to the front
    if (!Fill()) return std::nullopt;
  }
}

// Reads on behind what is still to be returned. False after an error.
bool LineReader::Fill() {
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  if (buffer_.size() < end_ + kReadBytes + kPadding) {
    buffer_.resize(2 * end_ + kReadBytes + kPadding);
  }
  const ssize_t got = read(file_, buffer_.data() + end_, buffer_.size() - kPadding - end_);
  if (got < 0 && errno != EINTR) {
    status_ = SystemError(errno);
    return false;
  }
  at_end_ = got == 0;
  end_ += static_cast<size_t>(std::max<ssize_t>(got, 0));
  return true;
}

std::string NameOfInput(const std::string& path) {
  return path == kStandardInput ? "stdin" : fs::path(path).stem().string();
}

}  // namespace verbatim::cli
