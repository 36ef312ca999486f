#include "clients/cli/csv_writer.h"

#include <cstddef>
#include <string_view>

namespace verbatim::cli {
namespace {

constexpr std::string_view kFormulaBegins = "=+-@\t\r";
constexpr std::string_view kNeedsMarks = "\",\r\n";

void AppendCell(std::string_view cell, std::string& row) {
  const bool in_marks = cell.find_first_of(kNeedsMarks) != std::string_view::npos;
  if (in_marks) row.push_back('"');
  if (!cell.empty() && kFormulaBegins.find(cell.front()) != std::string_view::npos) {
    row.push_back('\'');
  }
  for (const char c : cell) {
    if (c == '"') row.push_back('"');
    row.push_back(c);
  }
  if (in_marks) row.push_back('"');
}

}  // namespace

std::string CsvRow(const std::vector<std::string>& cells) {
  std::string row;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) row.push_back(',');
    AppendCell(cells[i], row);
  }
  return row + "\r\n";
}

}  // namespace verbatim::cli
