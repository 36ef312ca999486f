#ifndef VERBATIM_CLIENTS_CLI_CSV_READER_H_
#define VERBATIM_CLIENTS_CLI_CSV_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace verbatim::cli {

// Reads comma-separated values by RFC 4180: rows end with LF or CRLF; a cell in quotation marks may
// hold commas, line ends and, doubled, quotation marks. A byte order mark at the beginning and
// blank lines are skipped. Linear; borrows the text. Not thread-safe.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text);

  struct Row {
    size_t line = 1;  // where it begins, counted from 1
    std::vector<std::string> cells;
  };

  // The next row; nullopt after the last one. INVALID_ARGUMENT naming the line for marks that are
  // never closed, or that stand within a cell; nothing can be read after it.
  absl::StatusOr<std::optional<Row>> Next();

 private:
  bool AtLineEnd() const;
  void SkipLineEnd();
  absl::Status ReadCell(std::string& cell);
  absl::Status ReadQuoted(std::string& cell);

  std::string_view text_;
  size_t at_ = 0;
  size_t line_ = 1;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_CSV_READER_H_
