#include "clients/cli/csv_writer.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "clients/cli/csv_reader.h"

namespace verbatim::cli {
namespace {

TEST(CsvWriterTest, MarksOnlyWhatNeedsIt) {
  EXPECT_EQ(CsvRow({}), "\r\n");
  EXPECT_EQ(CsvRow({"a", "", "b c"}), "a,,b c\r\n");
  EXPECT_EQ(CsvRow({"a,b", "say \"x\"", "c\nd"}), "\"a,b\",\"say \"\"x\"\"\",\"c\nd\"\r\n");
}

TEST(CsvWriterTest, TakesTheForceFromFormulas) {
  EXPECT_EQ(CsvRow({"=1+1", "+1", "-1", "@a", "\tx"}), "'=1+1,'+1,'-1,'@a,'\tx\r\n");
  EXPECT_EQ(CsvRow({"=HYPERLINK(\"x\",\"y\")"}), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
  EXPECT_EQ(CsvRow({"\r=1"}), "\"'\r=1\"\r\n");
  EXPECT_EQ(CsvRow({"1-1", " =1"}), "1-1, =1\r\n");
}

TEST(CsvWriterTest, IsReadBackByTheReader) {
  const std::vector<std::string> cells = {"one", "two, \"three\"\r\nfour", "", "“fünf”"};
  const std::string text = CsvRow(cells);
  CsvReader reader(text);
  const auto row = reader.Next();
  ASSERT_TRUE(row.ok() && row->has_value());
  EXPECT_EQ((*row)->cells, cells);
}

}  // namespace
}  // namespace verbatim::cli
