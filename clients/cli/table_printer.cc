#include "clients/cli/table_printer.h"

#include <algorithm>
#include <utility>

namespace verbatim::cli {
namespace {

constexpr size_t kGap = 2;  // columns between two columns
constexpr size_t kMinFlexibleWidth = 24;

}  // namespace

void TablePrinter::AddRow(std::vector<StyledText> cells) {
  rows_.push_back({.is_section = false, .cells = std::move(cells)});
}

void TablePrinter::AddSection(StyledText title) {
  rows_.push_back({.is_section = true, .cells = {std::move(title)}});
}

std::vector<size_t> TablePrinter::Widths(size_t total) const {
  std::vector<size_t> widths;
  size_t taken = 0;
  size_t flexible = columns_.size();
  for (size_t i = 0; i < columns_.size(); ++i) {
    size_t width = DisplayWidth(columns_[i].header);
    for (const Row& row : rows_) {
      if (!row.is_section) width = std::max(width, DisplayWidth(row.cells[i]));
    }
    if (columns_[i].flexible) {
      flexible = i;
    } else {
      width = std::min(width, columns_[i].max_width);
      taken += width;
    }
    widths.push_back(std::max<size_t>(width, 2));
  }
  if (flexible < columns_.size()) {
    taken += kGap * (columns_.size() - 1);
    const size_t rest = total > taken ? total - taken : 0;
    widths[flexible] = std::min(widths[flexible], std::max(kMinFlexibleWidth, rest));
  }
  return widths;
}

void TablePrinter::PrintRow(const std::vector<StyledText>& cells, const std::vector<size_t>& widths,
                            Output& output) const {
  std::vector<std::vector<StyledText>> wrapped;
  size_t height = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    wrapped.push_back(Wrap(cells[i], widths[i]));
    height = std::max(height, wrapped.back().size());
  }
  for (size_t line = 0; line < height; ++line) {
    StyledText text;
    size_t margin = 0;  // blanks that are printed only when something follows
    for (size_t i = 0; i < wrapped.size(); ++i) {
      const StyledText cell = line < wrapped[i].size() ? wrapped[i][line] : StyledText();
      const size_t width = DisplayWidth(cell);
      if (width > 0) {
        text.push_back({std::string(margin, ' '), Style::kPlain});
        text.insert(text.end(), cell.begin(), cell.end());
        margin = 0;
      }
      margin += widths[i] - std::min(widths[i], width) + kGap;
    }
    output.Line(text);
  }
}

void TablePrinter::Print(Output& output) const {
  const std::vector<size_t> widths = Widths(output.terminal().width);
  std::vector<StyledText> headers;
  for (const Column& column : columns_) headers.push_back({{column.header, Style::kFaint}});
  PrintRow(headers, widths, output);
  for (const Row& row : rows_) {
    if (row.is_section) {
      output.Line();
      output.Paragraph(row.cells.front());
    } else {
      PrintRow(row.cells, widths, output);
    }
  }
}

}  // namespace verbatim::cli
