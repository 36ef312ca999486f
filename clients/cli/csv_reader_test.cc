#include "clients/cli/csv_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

#include "services/export/csv_row.h"

namespace verbatim::cli {
namespace {

// "LINE:CELL|CELL" for each row, then the error if there is one.
std::string Show(std::string_view text) {
  CsvReader reader(text);
  std::string shown;
  while (true) {
    const auto row = reader.Next();
    if (!row.ok()) return shown + std::string(row.status().message());
    if (!*row) return shown;
    shown += std::to_string((*row)->line) + ":";
    for (size_t i = 0; i < (*row)->cells.size(); ++i) shown += (i ? "|" : "") + (*row)->cells[i];
    shown += "\n";
  }
}

TEST(CsvReaderTest, ReadsRowsAndCells) {
  EXPECT_EQ(Show(""), "");
  EXPECT_EQ(Show("a,b\nc,d"), "1:a|b\n2:c|d\n");
  EXPECT_EQ(Show("a,b\r\nc,d\r\n"), "1:a|b\n2:c|d\n");
  EXPECT_EQ(Show("a,,\n,\n"), "1:a||\n2:|\n");
  EXPECT_EQ(Show("\xEF\xBB\xBFname\n\n\r\nAda"), "1:name\n4:Ada\n");
  EXPECT_EQ(Show("a\rb,c"), "1:a\rb|c\n");
}

TEST(CsvReaderTest, ReadsCellsInQuotationMarks) {
  EXPECT_EQ(Show("\"a,b\",\"\"\n"), "1:a,b|\n");
  EXPECT_EQ(Show("\"the \"\"big\"\" one\",x"), "1:the \"big\" one|x\n");
  EXPECT_EQ(Show("\"two\nlines\",x\nnext"), "1:two\nlines|x\n3:next\n");
  EXPECT_EQ(Show("\"\"\"\""), "1:\"\n");
}

TEST(CsvReaderTest, NamesTheLineOfAMistake) {
  EXPECT_EQ(Show("a\n\"b\nc"), "1:a\nline 2: the quotation mark that opens a cell is never closed");
  EXPECT_EQ(Show("a\nb,c \"d\""),
            "1:a\nline 2: a quotation mark stands within a cell that has none around it");
  EXPECT_EQ(Show("\"a\"b"), "line 1: text follows the quotation mark that closes a cell");
}

TEST(CsvReaderTest, ReadsBackWhatCsvRowWrote) {
  // Every text of two of these characters, and each cell beside another.
  const std::string_view parts[] = {"",  "=",  "+", "-",  "@", "\t", "\r", "\n",
                                    "'", "\"", ",", "＝", "a", " ",  "“",  "|"};
  for (const std::string_view first : parts) {
    for (const std::string_view second : parts) {
      const std::vector<std::string> cells = {"x", std::string(first).append(second), "", "y"};
      const std::string text = exports::CsvRow(cells);
      CsvReader reader(text);
      const auto row = reader.Next();
      ASSERT_TRUE(row.ok() && row->has_value()) << text;
      std::vector<std::string> read;
      for (const std::string& cell : (*row)->cells) {
        read.emplace_back(exports::WithoutFormulaGuard(cell));
      }
      EXPECT_EQ(read, cells);
    }
  }
}

}  // namespace
}  // namespace verbatim::cli
