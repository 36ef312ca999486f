#include "services/articles/heading.h"

#include <ostream>
#include <string>

#include "gtest/gtest.h"

namespace verbatim::articles {
namespace {

struct HeadingCase {
  const char* name;
  const char* line;
  bool expected;
};

// Keeps the bytes of pointers out of the names of tests.
void PrintTo(const HeadingCase& test, std::ostream* out) { *out << test.name; }

class HeadingTest : public testing::TestWithParam<HeadingCase> {};

TEST_P(HeadingTest, IsToldByLengthAndEnds) {
  EXPECT_EQ(CouldBeHeading(GetParam().line), GetParam().expected) << GetParam().line;
}

constexpr HeadingCase kCases[] = {
    {"PlainWords", "Harbour strike enters second week", true},
    {"OneWord", "Summary", true},
    {"QuotedInSingleMarks", "‘We were warned twice’", true},
    {"MismatchedMarks", "‘We were warned twice'", true},
    {"QuoteAndCue", "‘Time is short’ minister says", true},
    {"Question", "Who are the harbour pilots?", true},
    {"QuestionInQuotes", "‘Why now?’", false},
    {"EndsInNumber", "Ferries cancelled until 2024", true},
    {"BeginsWithNumber", "12 ships wait outside the port", true},
    {"NotAscii", "Élysée announces talks", true},
    {"Sentence", "Harbour strike enters second week.", false},
    {"SentenceInQuotes", "“We were warned twice.”", false},
    {"SpeechWithCommaInside", "“We were warned twice,”", false},
    {"ShoutedSpeech", "“We won't stop!”", false},
    {"RhetoricalQuestion", "But would anybody listen?", false},
    {"ListIntroduction", "The union demands:", false},
    {"ListItem", "• Higher pay for night shifts", false},
    {"DashItem", "- Higher pay for night shifts", false},
    {"CutOff", "The minister then…", false},
    {"LowerCase", "and so it went on", false},
    {"Time", "10:32", false},
    {"Rule", "***", false},
    {"OnlyMarks", "”””’", false},
};

INSTANTIATE_TEST_SUITE_P(Lines, HeadingTest, testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(HeadingLengthTest, LongLineWithoutStopIsAParagraph) {
  std::string line = "Harbour";
  while (line.size() < 140) line += " strike";
  EXPECT_FALSE(CouldBeHeading(line));
}

TEST(HeadingLengthTest, CountsCharactersNotBytes) {
  std::string line;
  for (int i = 0; i < 120; ++i) line += "é";
  EXPECT_TRUE(CouldBeHeading(line));
}

TEST(HeadingLengthTest, EndlessMarksCostLinearTime) {
  EXPECT_FALSE(CouldBeHeading(std::string(16'000'000, '"')));
}

}  // namespace
}  // namespace verbatim::articles
