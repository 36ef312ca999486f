#include "services/text/charset.h"

#include "gtest/gtest.h"

namespace verbatim::text {
namespace {

TEST(CharsetTest, ReadsWhatNewsroomsHave) {
  EXPECT_EQ(ToUtf8("\x93We won\x94 \x96 caf\xE9", "ISO-8859-1"), "“We won” – café");
  EXPECT_EQ(ToUtf8("\x93\x94", "windows-1252"), "“”");
  EXPECT_EQ(ToUtf8("\xA3", "iso-8859-2"), "Ł");
  EXPECT_EQ(ToUtf8(std::string_view("h\0\x1C \x1D ", 6), "UTF-16LE"), "h“”");
  EXPECT_EQ(ToUtf8("\x93\x8C\x8B\x9E", "Shift_JIS"), "東京");
  EXPECT_EQ(ToUtf8("“", " utf-8 "), "“");
}

TEST(CharsetTest, WhatAnEncodingDoesNotKnowIsReplaced) {
  EXPECT_EQ(ToUtf8("a\xFF", "utf-8"), "a\uFFFD");
  EXPECT_EQ(ToUtf8("\x93", "shift_jis"), "\uFFFD");
  EXPECT_EQ(ToUtf8("a", "no-such-encoding"), std::nullopt);
  EXPECT_EQ(ToUtf8("a", ""), std::nullopt);
}

TEST(CharsetTest, LongTextsComeThroughWhole) {
  std::string latin;
  std::string utf8;
  for (int i = 0; i < 50'000; ++i) {
    latin += "\x93x";
    utf8 += "“x";
  }
  EXPECT_EQ(ToUtf8(latin, "windows-1252"), utf8);
}

TEST(CharsetTest, AByteOrderMarkDeclaresItsEncoding) {
  EXPECT_EQ(CharsetOfByteOrderMark("\xEF\xBB\xBFx"), "utf-8");
  EXPECT_EQ(CharsetOfByteOrderMark("\xFF\xFEx"), "utf-16le");
  EXPECT_EQ(CharsetOfByteOrderMark("\xFE\xFFx"), "utf-16be");
  EXPECT_EQ(CharsetOfByteOrderMark("x"), "");
}

}  // namespace
}  // namespace verbatim::text
