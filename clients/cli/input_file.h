#ifndef VERBATIM_CLIENTS_CLI_INPUT_FILE_H_
#define VERBATIM_CLIENTS_CLI_INPUT_FILE_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace verbatim::cli {

// The name that stands for standard input.
inline constexpr char kStandardInput[] = "-";

// Reads a whole file, or standard input for "-". Reading stops one byte after `limit`, so that the
// reader of the format can say that the input is too large. Errors name the system's reason.
absl::StatusOr<std::string> ReadInput(const std::string& path, size_t limit);

// Reads a file, or standard input for "-", line by line in constant memory. Not thread-safe.
class LineReader {
 public:
  // Bytes behind a line that may be read, whatever they hold.
  static constexpr size_t kPadding = 64;

  explicit LineReader(const std::string& path);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // The next line without its end, valid until the next call; nullopt after the last one and after
  // an error. A line longer than `longest` bytes is an error.
  std::optional<std::string_view> Next(size_t longest);

  // What went wrong, in the system's words.
  const absl::Status& status() const { return status_; }

 private:
  bool Fill();

  const bool is_stdin_;
  int file_;
  bool at_end_ = false;
  std::string buffer_;
  size_t begin_ = 0;  // of what is still to be returned
  size_t end_ = 0;    // of what was read
  absl::Status status_;
};

// "sample" for "texts/sample.txt", "stdin" for "-".
std::string NameOfInput(const std::string& path);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_INPUT_FILE_H_
