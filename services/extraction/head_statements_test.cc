#include "services/extraction/head_statements.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

#include "services/extraction/extractor.h"

namespace verbatim::extraction {
namespace {

// A live blog: title, standfirst, one heading, one paragraph, each a line.
struct Blog {
  std::string title = "Harbour strike";
  std::string standfirst = "All ferries stay in port";
  std::string heading = "Talks go on";
  std::string body = "The ferries did not sail.";
};

// The statements as "source|cue|[content]...", a line each.
std::string StatementsOf(const Blog& blog) {
  domain::Article article;
  const auto add = [&](const std::string& line) {
    const auto begin = static_cast<uint32_t>(article.text.size());
    article.text += line + "\n";
    return domain::TextSpan{begin, begin + static_cast<uint32_t>(line.size())};
  };
  article.title_span = add(blog.title);
  article.standfirst_span = add(blog.standfirst);
  const domain::TextSpan heading = add(blog.heading);
  add(blog.body);
  const auto size = static_cast<uint32_t>(article.text.size());
  article.entries = {{.span = {0, heading.begin}, .heading = {0, 0}},
                     {.span = {heading.begin, size}, .heading = heading}};
  std::string shown;
  const auto text_of = [&](const std::optional<domain::TextSpan>& span) {
    return span ? std::string(span->In(article.text)) : std::string();
  };
  for (const domain::Statement& statement : ExtractStatements(text::Document::Analyze(article))) {
    shown += text_of(statement.source) + "|" + text_of(statement.cue) + "|";
    for (const domain::Segment& segment : statement.content) {
      shown += "[" + text_of(segment.span) + "]";
    }
    shown += "\n";
  }
  return shown;
}

TEST(HeadStatementsTest, ATopicBeforeAColonIsNobody) {
  EXPECT_EQ(StatementsOf({.title = "Harbour news – live: Crews ‘are exhausted’ by strike"}), "");
}

TEST(HeadStatementsTest, ANameBeforeAColonSpeaks) {
  EXPECT_EQ(StatementsOf({.title = "Ada Park: ‘We are exhausted by the strike’"}),
            "Ada Park|:|[‘We are exhausted by the strike’]\n");
}

TEST(HeadStatementsTest, HeadingsWithoutMarksRepeatTheText) {
  EXPECT_EQ(StatementsOf({.heading = "Minister calls for end of harbour strike"}), "");
}

TEST(HeadStatementsTest, AQuotedHeadingIsAStatement) {
  EXPECT_EQ(StatementsOf({.heading = "‘We are exhausted by the strike’ Park says"}),
            "Park|says|[‘We are exhausted by the strike’]\n");
}

TEST(HeadStatementsTest, ATagReportsTheWholeHeadline) {
  EXPECT_EQ(StatementsOf({.standfirst = "Crews want ‘an honest offer’ and will wait, says Park"}),
            "Park|says|[Crews want][‘an honest offer’][and will wait]\n");
}

TEST(HeadStatementsTest, TheTextsSourceIsNotInItsHeading) {
  const std::string found = StatementsOf(
      {.heading = "Ada Park on the strike", .body = "“It was a long and cold night.”"});
  EXPECT_EQ(found.find("Ada Park|"), std::string::npos) << found;
}

}  // namespace
}  // namespace verbatim::extraction
