#ifndef VERBATIM_SERVICES_EXPORT_CSV_ROW_H_
#define VERBATIM_SERVICES_EXPORT_CSV_ROW_H_

#include <string>
#include <string_view>
#include <vector>

namespace verbatim::exports {

// A row of comma-separated values by RFC 4180, with its CRLF. A cell that a spreadsheet would take
// for a formula (it begins with = + - @, also in full width, tab or a line end) gets an apostrophe
// before it, so that the words of an article are never run. So does one that begins with
// apostrophes and such a character: whoever takes one apostrophe off such cells has what was
// written.
std::string CsvRow(const std::vector<std::string>& cells);

// A cell, read as RFC 4180 says, without the apostrophe that CsvRow put there.
std::string_view WithoutFormulaGuard(std::string_view cell);

}  // namespace verbatim::exports

#endif  // VERBATIM_SERVICES_EXPORT_CSV_ROW_H_
