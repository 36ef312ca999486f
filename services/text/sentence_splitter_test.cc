#include "services/text/sentence_splitter.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/text/document.h"
#include "services/text/text_testing.h"

namespace verbatim::text {
namespace {

// The sentences, separated by " | ".
std::string Sentences(const std::string& text) {
  const domain::Article article = TESTING_ONLY_PlainArticle(text);
  const Document document = Document::Analyze(article);
  std::string out;
  for (const Sentence& sentence : document.sentences()) {
    out +=
        (out.empty() ? "" : " | ") + std::string(document.Text(document.SpanOf(sentence.tokens)));
  }
  return out;
}

std::string Joined(std::string shown) {
  for (size_t at; (at = shown.find(" | ")) != std::string::npos;) shown.replace(at, 3, " ");
  return shown;
}

TEST(SentenceSplitterTest, SplitsWhereAReaderWould) {
  const char* const kCases[] = {
      "The roof leaks. | We must act! | Shall we? | Yes.",
      "“The roof leaks. | We must act,” she said. | He agreed.",
      "“Shall we?” she asked. | “Go!” he cried.",
      "“Shall we?” Ann Lee asked. | “Go!” Mr. Ray shouted at them.",
      "“Shall we?” | The hall fell silent.",
      "“We must act.” | Ann Lee left.",
      "(It leaks.) | We must act.",
      "She asked: “Why now?” and left. | He stayed.",
      "Is it a ban (or a tax?) that they want? | No.",
      "Gen. Ray met Mr. Lee and Sen. J. K. Moss on Jan. 5. | They spoke.",
      "They left the U.S. in May. | He stayed in the U.S. | The rest came home.",
      "They met U.S. Senator Lee. | Acme Inc. | But Acme Corp. Chairman Ray stayed.",
      "It began at 5 p.m. | She spoke at 6 p.m. Friday.",
      "No. 5 won. | No. | Nobody knew.",
      "It was plan B. | The end came by 4 p.m.",
      "Well ... maybe not. | It was … over. . . . he said.",
      "He likes Yahoo! and Jeopardy! more. | Fine.",
      "See example.com for more. | Then act.",
      "It is 3.5 km. | “Ann?” | “Yes?” | “Come.”",
      "“We won.’ | He left.",
      "''We won,'' she said. | ''We did.''",
      "Prices rose. | 40 percent came late. | They fell.",
  };
  for (const char* shown : kCases) EXPECT_EQ(Sentences(Joined(shown)), shown);
}

TEST(SentenceSplitterTest, EndsWithTheParagraph) {
  EXPECT_EQ(Sentences("A heading without a stop\nThe text begins"),
            "A heading without a stop | The text begins");
}

}  // namespace
}  // namespace verbatim::text
