#include "services/export/csv_row.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace verbatim::exports {
namespace {

TEST(CsvRow, MarksOnlyWhatNeedsIt) {
  EXPECT_EQ(CsvRow({}), "\r\n");
  EXPECT_EQ(CsvRow({"a", "", "b c"}), "a,,b c\r\n");
  EXPECT_EQ(CsvRow({"a,b", "say \"x\"", "c\nd"}), "\"a,b\",\"say \"\"x\"\"\",\"c\nd\"\r\n");
}

TEST(CsvRow, TakesTheForceFromFormulas) {
  EXPECT_EQ(CsvRow({"=1+1", "+1", "-1", "@a", "\tx"}), "'=1+1,'+1,'-1,'@a,'\tx\r\n");
  EXPECT_EQ(CsvRow({"=HYPERLINK(\"x\",\"y\")"}), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
  EXPECT_EQ(CsvRow({"\r=1", "\n=1"}), "\"'\r=1\",\"'\n=1\"\r\n");
  EXPECT_EQ(CsvRow({"＝1+1", "＠a"}), "'＝1+1,'＠a\r\n");
  EXPECT_EQ(CsvRow({"1-1", " =1", "'tis", "’=1"}), "1-1, =1,'tis,’=1\r\n");
}

TEST(CsvRow, ItsGuardCanBeTakenOffAgain) {
  for (const std::string cell : {"=1", "'=1", "''-x", "'tis", "'", "", "’=1", "＋1", "\t"}) {
    const std::string row = CsvRow({cell});
    EXPECT_EQ(WithoutFormulaGuard(row.substr(0, row.size() - 2)), cell);
  }
}

}  // namespace
}  // namespace verbatim::exports
