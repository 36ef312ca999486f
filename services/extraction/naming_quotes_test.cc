#include "services/extraction/naming_quotes.h"

#include <string>

#include "gtest/gtest.h"

#include "services/extraction/extractor.h"
#include "services/text/text_testing.h"

namespace verbatim::extraction {
namespace {

struct Case {
  const char* text;  // with one quotation
  bool names;
};

class NamesSomethingTest : public testing::TestWithParam<Case> {};

TEST_P(NamesSomethingTest, JudgesByTheWordsBeside) {
  const domain::Article article = text::TESTING_ONLY_PlainArticle(GetParam().text);
  const auto document = text::Document::Analyze(article);
  ASSERT_EQ(document.quotations().size(), 1U);
  EXPECT_EQ(NamesSomething(document, document.quotations().front().tokens), GetParam().names)
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Names, NamesSomethingTest,
    testing::Values(Case{"He read from her novel “Salt and Iron” on stage.", true},
                    Case{"His favourite film is “The Long Ferry”.", true},
                    Case{"They hummed the song “Harbour” all night.", true},
                    Case{"She spoke on the BBC’s “World at One” yesterday.", true},
                    Case{"A pamphlet, titled “against the dam”, went round.", true},
                    Case{"The expression “soft quota” means nothing.", true},
                    Case{"“Pontoon” is the crew’s word for the ferry.", true},
                    Case{"“Whatever floats” is our unofficial motto.", true}));

INSTANTIATE_TEST_SUITE_P(
    Speech, NamesSomethingTest,
    testing::Values(Case{"Park called the plan “a mess”.", false},
                    Case{"Park said the “Long Ferry” was late.", false},
                    Case{"In her words, “it was over”.", false},
                    Case{"“A coffin” is how one sailor described it.", false},
                    Case{"“That is over,” is what she said.", false},
                    Case{"The minister’s “deep regret” came late.", false},
                    Case{"“We will go to the harbour and wait there” was the message.", false}));

std::string ContentOf(const std::string& text) {
  const domain::Article article = text::TESTING_ONLY_PlainArticle(text);
  std::string shown;
  for (const domain::Statement& statement : ExtractStatements(text::Document::Analyze(article))) {
    for (const domain::Segment& segment : statement.content) {
      shown += "[" + std::string(segment.span.In(article.text)) + "]";
    }
  }
  return shown;
}

TEST(JoinNamesTest, ATitleIsPartOfTheReportAroundIt) {
  EXPECT_EQ(ContentOf("Park claims that her favourite novel is “Salt and Iron”."),
            "[that her favourite novel is “Salt and Iron”]");
}

TEST(JoinNamesTest, MarksOnABeliefAreTheWriters) {
  EXPECT_EQ(ContentOf("Park thinks that swans are “thugs”."), "[that swans are “thugs”]");
}

TEST(JoinNamesTest, SpeechThatWasNotMadeIsNoQuotation) {
  EXPECT_EQ(ContentOf("Park said that good pilots never have to say “Sorry, wrong harbour.”"),
            "[that good pilots never have to say “Sorry, wrong harbour.”]");
}

TEST(JoinNamesTest, AConditionIsNoQuotation) {
  EXPECT_EQ(ContentOf("If the mayor had said “I resign”, we would have cheered, Park said."),
            "[If the mayor had said “I resign”, we would have cheered]");
}

TEST(JoinNamesTest, NobodySaysNothing) {
  EXPECT_EQ(ContentOf("No one said “thank you” to the crew."), "");
}

TEST(JoinNamesTest, ANameAloneIsNoStatement) {
  EXPECT_EQ(ContentOf("“Pontoon” is the nickname of the old ferry."), "");
}

}  // namespace
}  // namespace verbatim::extraction
