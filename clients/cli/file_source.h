#ifndef VERBATIM_CLIENTS_CLI_FILE_SOURCE_H_
#define VERBATIM_CLIENTS_CLI_FILE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "services/articles/byte_source.h"

namespace verbatim::cli {

// The bytes of a file, or of standard input for "-". Not thread-safe.
class FileSource : public articles::ByteSource {
 public:
  // `before_wait` is called when nothing is there to be read yet, as of a pipe.
  explicit FileSource(const std::string& path, std::function<void()> before_wait = nullptr);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  // Errors name the system's reason.
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;

  // How many bytes were read so far.
  uint64_t position() const { return position_; }

 private:
  const std::function<void()> before_wait_;
  const bool is_stdin_;
  const int file_;
  const int open_error_;
  uint64_t position_ = 0;
};

// The bytes of a file for progress; 0 for what has no size.
uint64_t SizeOfFile(const std::string& path);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_FILE_SOURCE_H_
