#include "clients/cli/styled_text.h"

#include <string>

#include "gtest/gtest.h"

namespace verbatim::cli {
namespace {

// The lines of a wrapped text, each ended by "|".
std::string ShowWrapped(const StyledText& text, size_t width) {
  std::string shown;
  for (const StyledText& line : Wrap(text, width)) {
    EXPECT_LE(DisplayWidth(line), width);
    shown += Render(line, /*colour=*/false) + "|";
  }
  return shown;
}

TEST(ForTerminalTest, MakesOneLineOfSeveral) {
  EXPECT_EQ(ForTerminal(" first\r\n\tsecond\xC2\xA0third  "), "first second third");
}

TEST(ForTerminalTest, AnArticleCannotMoveTheCursor) {
  EXPECT_EQ(ForTerminal("a\033[2Jb"), "a\xEF\xBF\xBD[2Jb");
  EXPECT_EQ(ForTerminal("a\xC2\x9B"
                        "2Jb"),
            "a\xEF\xBF\xBD"
            "2Jb");  // C1 control
  EXPECT_EQ(ForTerminal("a\xE2\x80\xAE"
                        "txt"),
            "a\xEF\xBF\xBD"
            "txt");  // right-to-left override
}

TEST(ForTerminalTest, BytesThatAreNotUtf8AreReplaced) {
  EXPECT_EQ(ForTerminal("caf\xE9."), "caf\xEF\xBF\xBD.");
  EXPECT_EQ(ForTerminal("\xE2\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(DisplayWidthTest, CountsColumnsNotBytes) {
  EXPECT_EQ(DisplayWidth("“she”"), 5u);
  EXPECT_EQ(DisplayWidth("e\xCC\x81t\xC3\xA9"), 3u);  // combining accent
  EXPECT_EQ(DisplayWidth("東京"), 4u);
}

TEST(WrapTest, BreaksAtBlanks) {
  EXPECT_EQ(ShowWrapped({{"we were “warned” twice"}}, 12), "we were|“warned”|twice|");
}

TEST(WrapTest, CutsAWordThatIsLongerThanTheLine) {
  EXPECT_EQ(ShowWrapped({{"a bcdefgh i"}}, 4), "a|bcde|fgh|i|");
}

TEST(WrapTest, WideCharactersFillTwoColumns) {
  EXPECT_EQ(ShowWrapped({{"東京都"}}, 5), "東京|都|");
}

TEST(WrapTest, NoTextIsOneEmptyLine) { EXPECT_EQ(ShowWrapped({}, 5), "|"); }

TEST(WrapTest, AWordMayHaveSeveralStyles) {
  const StyledText text = {{"war"}, {"ned", Style::kStrong}, {" twice"}};
  EXPECT_EQ(ShowWrapped(text, 6), "warned|twice|");
  EXPECT_EQ(Render(Wrap(text, 6)[0], /*colour=*/true), "war\033[1mned\033[0m");
}

TEST(WrapTest, AHundredThousandMarksCostLinearTime) {
  std::string marks;
  for (int i = 0; i < 100'000; ++i) marks += "“";
  EXPECT_EQ(Wrap({{marks}}, 50).size(), 2'000u);
}

}  // namespace
}  // namespace verbatim::cli
