#include "clients/cli/csv_reader.h"

#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

absl::Status Malformed(size_t line, std::string_view problem) {
  return MakeError(absl::StatusCode::kInvalidArgument,
                   "line " + std::to_string(line) + ": " + std::string(problem),
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = ""});
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text) {
  if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
}

bool CsvReader::AtLineEnd() const {
  return text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n");
}

void CsvReader::SkipLineEnd() {
  at_ += text_[at_] == '\r' ? 2 : 1;
  ++line_;
}

// REQUIRES: a quotation mark stands at at_.
absl::Status CsvReader::ReadQuoted(std::string& cell) {
  const size_t first_line = line_;
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '"') {
      ++at_;
      if (at_ >= text_.size() || text_[at_] != '"') return absl::OkStatus();
    }
    if (text_[at_] == '\n') ++line_;
    cell += text_[at_];
  }
  return Malformed(first_line, "the quotation mark that opens a cell is never closed");
}

absl::Status CsvReader::ReadCell(std::string& cell) {
  const bool quoted = at_ < text_.size() && text_[at_] == '"';
  if (quoted) RETURN_IF_ERROR(ReadQuoted(cell));
  while (at_ < text_.size() && text_[at_] != ',' && !AtLineEnd()) {
    if (quoted) return Malformed(line_, "text follows the quotation mark that closes a cell");
    if (text_[at_] == '"') {
      return Malformed(line_, "a quotation mark stands within a cell that has none around it");
    }
    cell += text_[at_++];
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<CsvReader::Row>> CsvReader::Next() {
  while (at_ < text_.size() && AtLineEnd()) SkipLineEnd();
  if (at_ >= text_.size()) return std::optional<Row>();
  Row row;
  row.line = line_;
  while (true) {
    RETURN_IF_ERROR(ReadCell(row.cells.emplace_back()));
    if (at_ >= text_.size()) break;
    if (AtLineEnd()) {
      SkipLineEnd();
      break;
    }
    ++at_;  // the comma
  }
  return std::optional(std::move(row));
}

}  // namespace verbatim::cli
