#include "services/app/export_cursor.h"

#include "gtest/gtest.h"

#include "services/base/error.h"

namespace verbatim::app {
namespace {

TEST(ExportCursor, ComesBackAsItWas) {
  const ExportCursor cursors[] = {{},
                                  {.written = 7, .article = domain::ArticleId(3)},
                                  {.written = 1,
                                   .article = {},
                                   .outer_cursor = std::string("a:\0b", 4),
                                   .inner_cursor = "9:c"}};
  for (const ExportCursor& cursor : cursors) {
    const auto decoded = DecodeExportCursor(Encode(cursor));
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(*decoded, cursor);
  }
}

TEST(ExportCursor, OneThatIsNotOursIsRefused) {
  for (const char* text : {"", "x", "1", "1:2", "1:2:", "1:2:3:ab",
                           "-1:2:0:", "1:2:-3:", "1::0:", "99999999999999999999:0:0:"}) {
    const auto decoded = DecodeExportCursor(text);
    ASSERT_FALSE(decoded.ok()) << text;
    EXPECT_EQ(GetErrorDetail(decoded.status())->reason, "PAGE_TOKEN_INVALID");
  }
}

}  // namespace
}  // namespace verbatim::app
