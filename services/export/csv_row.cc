#include "services/export/csv_row.h"

#include <algorithm>
#include <cstddef>

namespace verbatim::exports {
namespace {

// OWASP's list, with the full-width forms that spreadsheets of some languages take too.
constexpr std::string_view kFormulaBegins[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                               "\n", "＝", "＋", "－", "＠"};
constexpr std::string_view kNeedsMarks = "\",\r\n";

bool IsFormulaBehindApostrophes(std::string_view cell) {
  const std::string_view rest = cell.substr(std::min(cell.find_first_not_of('\''), cell.size()));
  return std::any_of(std::begin(kFormulaBegins), std::end(kFormulaBegins),
                     [&](std::string_view begin) { return rest.starts_with(begin); });
}

void AppendCell(std::string_view cell, std::string& row) {
  const bool in_marks = cell.find_first_of(kNeedsMarks) != std::string_view::npos;
  if (in_marks) row.push_back('"');
  if (IsFormulaBehindApostrophes(cell)) row.push_back('\'');
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

std::string_view WithoutFormulaGuard(std::string_view cell) {
  const bool guarded = cell.starts_with('\'') && IsFormulaBehindApostrophes(cell);
  return guarded ? cell.substr(1) : cell;
}

}  // namespace verbatim::exports
