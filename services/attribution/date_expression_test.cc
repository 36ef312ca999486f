#include "services/attribution/date_expression.h"

#include <string>

#include "gtest/gtest.h"

#include "services/domain/article.h"

namespace verbatim::attribution {
namespace {

// The first date in a text as "words=days".
std::string Show(std::string_view sentence, std::string_view published) {
  domain::Article article;
  article.text = sentence;
  article.entries = {{{0, static_cast<uint32_t>(sentence.size())}, {}}};
  const text::Document document = text::Document::Analyze(article);
  const TaggedText text(document, {});
  for (uint32_t i = 0; i < text.size(); ++i) {
    const auto date = ReadDate(text, i, text.size(), domain::ParseTime(published));
    if (!date) continue;
    std::string shown(text.Text(date->tokens));
    if (date->time) shown += "=" + domain::FormatTimeRange(*date->time);
    return shown;
  }
  return "";
}

struct Case {
  const char* text;
  const char* date;
};

// Read in an article of Wednesday, 15 February 2023.
constexpr Case kCases[] = {
    {"she said on Tuesday.", "on Tuesday=2023-02-14"},
    {"she said on Wednesday.", "on Wednesday=2023-02-15"},
    {"she said Thursday.", "Thursday=2023-02-09"},
    {"she said last Wednesday.", "last Wednesday=2023-02-08"},
    {"she said late on Monday night.", "late on Monday night=2023-02-13"},
    {"she said yesterday.", "yesterday=2023-02-14"},
    {"she said last night.", "last night=2023-02-14"},
    {"she said this morning.", "this morning=2023-02-15"},
    {"she said earlier today.", "earlier today=2023-02-15"},
    {"she said last week.", "last week=2023-02-06/2023-02-13"},
    {"she said late last month.", "late last month=2023-01"},
    {"she said this month.", "this month=2023-02"},
    {"she said last year.", "last year=2022-01-01/2023-01-01"},
    {"she said two days ago.", "two days ago=2023-02-13"},
    {"she said 3 weeks ago.", "3 weeks ago=2023-01-23/2023-01-30"},
    {"she said on 7 February.", "on 7 February=2023-02-07"},
    {"she said on March 3.", "on March 3=2022-03-03"},
    {"she said on Feb. 7, 2021.", "on Feb. 7, 2021=2021-02-07"},
    {"she said in January.", "in January=2023-01"},
    {"she said in October 2021.", "in October 2021=2021-10"},
    {"she said in 2019.", "in 2019=2019-01-01/2020-01-01"},
    {"she said on 31 February.", "on 31 February"},
    {"she said on 29 February.", "on 29 February=2020-02-29"},
    {"she said earlier this week.", "earlier this week=2023-02-13/2023-02-16"},
    {"she said over the weekend.", "over the weekend=2023-02-11/2023-02-13"},
    {"she said last weekend.", "last weekend=2023-02-11/2023-02-13"},
    {"she said in the early hours of Tuesday.", "in the early hours of Tuesday=2023-02-14"},
    {"she said on the morning of 7 February.", "on the morning of 7 February=2023-02-07"},
    {"she said on 2023-02-14.", "on 2023-02-14=2023-02-14"},
    {"she said at 9am GMT.", "at 9am GMT=2023-02-15T09:00:00Z/2023-02-15T10:00:00Z"},
    {"she said at 9am GMT on Tuesday.",
     "at 9am GMT on Tuesday=2023-02-14T09:00:00Z/2023-02-14T10:00:00Z"},
    {"she said on Monday at 9:30 p.m. ET.",
     "on Monday at 9:30 p.m. ET=2023-02-14T02:30:00Z/2023-02-14T02:31:00Z"},
    {"she said at 9:30 p.m. ET in town.",
     "at 9:30 p.m. ET=2023-02-16T02:30:00Z/2023-02-16T02:31:00Z"},
    {"she said shortly after 3pm on Tuesday.", "shortly after 3pm on Tuesday=2023-02-14"},
    {"she said at 10.30pm local time.", "at 10.30pm local time=2023-02-15"},
    {"she said at 0700 GMT.", "at 0700 GMT=2023-02-15T07:00:00Z/2023-02-15T07:01:00Z"},
    {"she said after 9 people left.", ""},
    {"May said so.", ""},
    {"she said 35 people came.", ""},
    {"she said on the phone.", ""},
};

TEST(DateExpression, CountsBackFromThePublishTime) {
  for (const Case& test : kCases) EXPECT_EQ(Show(test.text, "2023-02-15"), test.date) << test.text;
}

TEST(DateExpression, NeedsAnAnchorOnlyForRelativeDates) {
  EXPECT_EQ(Show("she said on Tuesday.", ""), "on Tuesday");
  EXPECT_EQ(Show("she said on 7 February.", ""), "on 7 February");
  EXPECT_EQ(Show("she said on 7 February 2023.", ""), "on 7 February 2023=2023-02-07");
}

// What is read from one token is bounded, whatever comes behind it.
TEST(DateExpression, ReadsEndlessSentencesInLinearTime) {
  for (const char* word :
       {"the early hours of ", "on ", "last ", "9am on ", "at 9am GMT, ", "2 "}) {
    std::string sentence = "she said ";
    for (int i = 0; i < 50'000; ++i) sentence += word;
    EXPECT_EQ(Show(sentence + "time.", "2023-02-15").find("Tuesday"), std::string::npos);
  }
}

TEST(DateExpression, CrossesTheYear) {
  EXPECT_EQ(Show("she said last month.", "2023-01-04"), "last month=2022-12");
  EXPECT_EQ(Show("she said on 30 December.", "2023-01-04"), "on 30 December=2022-12-30");
  EXPECT_EQ(Show("she said on Saturday.", "2023-01-01T10:00:00Z"), "on Saturday=2022-12-31");
}

TEST(DateExpression, CountsATimeStillToComeAsTheDayBefore) {
  EXPECT_EQ(Show("she said at 9pm GMT.", "2023-02-15T10:00:00Z"),
            "at 9pm GMT=2023-02-14T21:00:00Z/2023-02-14T22:00:00Z");
}

TEST(DateExpression, ReadsSummerTimeWhereTheZoneHasIt) {
  EXPECT_EQ(Show("she said at 9am ET on Monday.", "2023-07-12"),
            "at 9am ET on Monday=2023-07-10T13:00:00Z/2023-07-10T14:00:00Z");
}

}  // namespace
}  // namespace verbatim::attribution
