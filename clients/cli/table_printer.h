#ifndef VERBATIM_CLIENTS_CLI_TABLE_PRINTER_H_
#define VERBATIM_CLIENTS_CLI_TABLE_PRINTER_H_

#include <string>
#include <vector>

#include "clients/cli/output.h"
#include "clients/cli/styled_text.h"

namespace verbatim::cli {

struct Column {
  std::string header;
  size_t max_width = 20;  // columns of the terminal; longer cells wrap
  bool flexible = false;  // takes what the others leave; one per table
};

// A table whose cells wrap. Columns are as wide as their widest cell, up to their limit; the
// flexible one takes the rest of the line. Section lines cross the table.
class TablePrinter {
 public:
  explicit TablePrinter(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // REQUIRES: one cell per column.
  void AddRow(std::vector<StyledText> cells);
  // A line of its own above the rows that follow.
  void AddSection(StyledText title);

  bool empty() const { return rows_.empty(); }
  void Print(Output& output) const;

 private:
  struct Row {
    bool is_section = false;
    std::vector<StyledText> cells;  // of a section, its title
  };

  std::vector<size_t> Widths(size_t total) const;
  void PrintRow(const std::vector<StyledText>& cells, const std::vector<size_t>& widths,
                Output& output) const;

  const std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_TABLE_PRINTER_H_
