#ifndef VERBATIM_CLIENTS_CLI_CSV_WRITER_H_
#define VERBATIM_CLIENTS_CLI_CSV_WRITER_H_

#include <string>
#include <vector>

namespace verbatim::cli {

// A row of comma-separated values by RFC 4180, with its CRLF. A cell that a spreadsheet would take
// for a formula (it begins with = + - @, tab or carriage return) gets an apostrophe before it, so
// that the words of an article are never run.
std::string CsvRow(const std::vector<std::string>& cells);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_CSV_WRITER_H_
