#include "clients/cli/names.h"

#include "gtest/gtest.h"

namespace verbatim::cli {
namespace {

TEST(NamesTest, ANumberIsCompleted) {
  EXPECT_EQ(ResourceName("quotes", "12"), "quotes/12");
  EXPECT_EQ(ResourceName("quotes", "quotes/12"), "quotes/12");
  EXPECT_EQ(ResourceName("quotes", "twelve"), "twelve");  // the server says what it wants
}

TEST(NamesTest, WordsAreNoNames) {
  EXPECT_TRUE(NamesOneOf("speakers", "7"));
  EXPECT_TRUE(NamesOneOf("speakers", "speakers/7"));
  for (const char* words : {"", "Ada Park", "speakers", "speakers/", "speakers/Ada", "quotes/7"}) {
    EXPECT_FALSE(NamesOneOf("speakers", words)) << words;
  }
}

TEST(NamesTest, AnOccurrenceHasAShortForm) {
  EXPECT_EQ(OccurrenceName("3/12"), "articles/3/occurrences/12");
  EXPECT_EQ(ShortOccurrenceName("articles/3/occurrences/12"), "3/12");
  for (const char* name : {"articles/3/occurrences/12", "12", "3/", "/12", "3/x", ""}) {
    EXPECT_EQ(OccurrenceName(name), name);
  }
  EXPECT_EQ(ShortOccurrenceName("quotes/3"), "quotes/3");
}

TEST(NamesTest, AnArticleIsAlsoNamedByItsUrl) {
  EXPECT_TRUE(IsUrl("https://example.org/a"));
  EXPECT_TRUE(IsUrl("urn:isbn:123"));
  EXPECT_FALSE(IsUrl("articles/3"));
}

}  // namespace
}  // namespace verbatim::cli
