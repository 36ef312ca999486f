#include "services/rpc/names.h"

#include <string>

#include "gtest/gtest.h"

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

TEST(NamesTest, NamesAreReadBackAsWritten) {
  const app::OccurrenceKey key{domain::ArticleId(12), domain::OccurrenceId(345)};
  EXPECT_EQ(ArticleName(key.article), "articles/12");
  EXPECT_EQ(*ParseArticleName("name", "articles/12"), key.article);
  EXPECT_EQ(OccurrenceName(key), "articles/12/occurrences/345");
  EXPECT_EQ(ParseOccurrenceName("name", "articles/12/occurrences/345")->occurrence, key.occurrence);
  EXPECT_EQ(ChainName(key), "articles/12/occurrences/345/attributionChain");
  EXPECT_EQ(ParseChainName("name", ChainName(key))->article, key.article);
  EXPECT_EQ(*ParseQuoteName("name", "quotes/9223372036854775807"), domain::QuoteId(INT64_MAX));
  EXPECT_EQ(*ParseSpeakerName("name", SpeakerName(domain::SpeakerId(7))), domain::SpeakerId(7));
}

TEST(NamesTest, ADashStandsForAllArticles) {
  EXPECT_EQ(*ParseArticleParent("parent", "articles/-"), std::nullopt);
  EXPECT_EQ(*ParseArticleParent("parent", "articles/3"), domain::ArticleId(3));
  EXPECT_FALSE(ParseArticleName("name", "articles/-").ok());
}

class MalformedNameTest : public testing::TestWithParam<const char*> {};

TEST_P(MalformedNameTest, IsRefusedWithTheFormExpected) {
  const absl::Status status = ParseArticleName("name", GetParam()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(status)->reason, "NAME_INVALID");
  EXPECT_EQ(GetErrorDetail(status)->field, "name");
  EXPECT_EQ(GetErrorDetail(status)->metadata.at("pattern"), "articles/{article}");
}

INSTANTIATE_TEST_SUITE_P(Names, MalformedNameTest,
                         testing::Values("articles", "articles/", "/articles/1", "articles/1/",
                                         "articles/0", "articles/01", "articles/-1", "articles/+1",
                                         "articles/1 ", "articles/x", "quotes/1", "Articles/1",
                                         "articles/1/occurrences/2",
                                         "articles/99999999999999999999", "articles//1",
                                         "articles/1\n"));

TEST(NamesTest, AnEmptyNameIsAMissingField) {
  EXPECT_EQ(GetErrorDetail(ParseQuoteName("quote", "").status())->reason, "FIELD_REQUIRED");
}

}  // namespace
}  // namespace verbatim::rpc
