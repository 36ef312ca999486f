#include "services/export/text_fragment.h"

#include <string>

#include "gtest/gtest.h"

namespace verbatim::exports {
namespace {

TEST(TextFragmentLink, NamesShortWordsWhole) {
  EXPECT_EQ(TextFragmentLink("https://news.test/a?b=1", "“Ships, boats & all-night trains,”"),
            "https://news.test/a?b=1#:~:text=%E2%80%9CShips%2C%20boats%20%26%20all%2Dnight%20"
            "trains%2C%E2%80%9D");
}

TEST(TextFragmentLink, NamesBothEndsOfLongWords) {
  EXPECT_EQ(TextFragmentLink("https://news.test/a", "a b c d e f g h i j k l m n"),
            "https://news.test/a#:~:text=a%20b%20c%20d%20e,j%20k%20l%20m%20n");
}

TEST(TextFragmentLink, NamesWordsOfOneLineAtEachEnd) {
  EXPECT_EQ(TextFragmentLink("https://news.test/a", "We sail. \nAnd then,\n we rest. "),
            "https://news.test/a#:~:text=We%20sail.,we%20rest.");
  EXPECT_EQ(TextFragmentLink("https://news.test/a", "\none two\n"),
            "https://news.test/a#:~:text=one%20two");
}

TEST(TextFragmentLink, KeepsTheFragmentThatAUrlHas) {
  EXPECT_EQ(TextFragmentLink("https://news.test/live#entry-7", "We sail."),
            "https://news.test/live#entry-7:~:text=We%20sail.");
  EXPECT_EQ(TextFragmentLink("https://news.test/live#entry-7:~:text=other&text=words", "We sail."),
            "https://news.test/live#entry-7:~:text=We%20sail.");
  EXPECT_EQ(TextFragmentLink("https://news.test/a#:~:text=other", "We"),
            "https://news.test/a#:~:text=We");
  EXPECT_EQ(TextFragmentLink("https://news.test/a#", "We"), "https://news.test/a#:~:text=We");
}

TEST(TextFragmentLink, IsTheUrlWithoutWords) {
  EXPECT_EQ(TextFragmentLink("https://news.test/a#x", "  "), "https://news.test/a#x");
  EXPECT_EQ(TextFragmentLink("https://news.test/a#:~:text=b", ""), "https://news.test/a");
}

}  // namespace
}  // namespace verbatim::exports
