#include "services/articles/structure.h"

#include <string>

#include "gtest/gtest.h"

#include "services/base/error.h"

namespace verbatim::articles {
namespace {

using domain::Article;

constexpr char kText[] = "Ferries return\nAfter nine days\nThey do.\nPilots\nThey wait.\n";

Article Given(std::vector<domain::Entry> entries) {
  Article article;
  article.title = "Ferries return";
  article.text = kText;
  article.entries = std::move(entries);
  return article;
}

TEST(StructureTest, FindsTitleAndStandfirstBeforeTheFirstEntry) {
  Article article =
      Given({{.span = {31, 40}, .heading = {31, 31}}, {.span = {40, 58}, .heading = {40, 46}}});
  ASSERT_TRUE(SettleStructure(article).ok());
  EXPECT_EQ(article.title_span.In(kText), "Ferries return");
  EXPECT_EQ(article.standfirst_span.In(kText), "After nine days");
}

TEST(StructureTest, ATitleThatTheTextDoesNotBeginWithHasNoSpan) {
  Article article = Given({{.span = {0, 58}, .heading = {0, 14}}});
  ASSERT_TRUE(SettleStructure(article).ok());
  EXPECT_TRUE(article.title_span.empty());
  EXPECT_TRUE(article.standfirst_span.empty());
}

struct BadCase {
  const char* name;
  std::vector<domain::Entry> entries;
  const char* field;
};

class BadStructureTest : public ::testing::TestWithParam<BadCase> {};

TEST_P(BadStructureTest, NamesTheEntryAtFault) {
  Article article = Given(GetParam().entries);
  const absl::Status status = SettleStructure(article);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(status).value().field, GetParam().field);
  EXPECT_EQ(GetErrorDetail(status).value().reason, "FIELD_INVALID");
}

INSTANTIATE_TEST_SUITE_P(
    Structure, BadStructureTest,
    ::testing::Values(
        BadCase{"BeyondTheText", {{.span = {0, 59}, .heading = {0, 0}}}, "article.entries[0]"},
        BadCase{"EndsBeforeItBegins", {{.span = {9, 3}, .heading = {9, 9}}}, "article.entries[0]"},
        BadCase{"HeadingOutside", {{.span = {31, 58}, .heading = {0, 14}}}, "article.entries[0]"},
        BadCase{"Overlap",
                {{.span = {31, 41}, .heading = {31, 31}}, {.span = {40, 58}, .heading = {40, 46}}},
                "article.entries[1]"},
        BadCase{"Gap",
                {{.span = {31, 35}, .heading = {31, 31}}, {.span = {40, 58}, .heading = {40, 46}}},
                "article.entries[1]"},
        BadCase{
            "TextAfterTheLast", {{.span = {31, 40}, .heading = {31, 31}}}, "article.entries[0]"},
        BadCase{"TooMuchBefore", {{.span = {40, 58}, .heading = {40, 46}}}, "article.entries[0]"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace verbatim::articles
