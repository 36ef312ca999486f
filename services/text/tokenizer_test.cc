#include "services/text/tokenizer.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/text/document.h"
#include "services/text/text_testing.h"

namespace verbatim::text {
namespace {

struct TokenCase {
  const char* text;
  const char* tokens;  // separated by |
};

std::string Tokens(const std::string& text) {
  const domain::Article article = TESTING_ONLY_PlainArticle(text);
  const Document document = Document::Analyze(article);
  std::string out;
  for (uint32_t i = 0; i < document.tokens().size(); ++i) {
    out += (i > 0 ? "|" : "") + std::string(document.Text(i));
  }
  return out;
}

TEST(TokenizerTest, SplitsAsTheTreebankDoes) {
  const TokenCase kCases[] = {
      // clitics
      {"It’s Kyiv's turn", "It|’s|Kyiv|'s|turn"},
      {"They don't, can’t, won't", "They|do|n't|,|ca|n’t|,|wo|n't"},
      {"I'd've said they'll", "I|'d|'ve|said|they|'ll"},
      {"the voters' choice", "the|voters|'|choice"},
      {"I cannot; gonna go", "I|can|not|;|gon|na|go"},
      {"O'Malley and D’Souza", "O'Malley|and|D’Souza"},
      {"get 'em in the '90s", "get|'em|in|the|'90s"},
      {"rock ’n’ roll", "rock|’n|’|roll"},
      // full stops
      {"Mr. Lee met Gen. Ray.", "Mr.|Lee|met|Gen.|Ray|."},
      {"the U.S. and U.K.-led force", "the|U.S.|and|U.K.-led|force"},
      {"A.F.L.-C.I.O. at 5 p.m. today", "A.F.L.-C.I.O.|at|5|p.m.|today"},
      {"J. K. Ray and Ann B. Lee", "J.|K.|Ray|and|Ann|B.|Lee"},
      {"So do I. No. No. 5 won.", "So|do|I|.|No|.|No.|5|won|."},
      {"Boston, Mass., won. Hold the Mass. Go.", "Boston|,|Mass.|,|won|.|Hold|the|Mass|.|Go|."},
      {"wait... what. . . . yes", "wait|...|what|. . . .|yes"},
      {"Acme Inc. and Acme Corp., too", "Acme|Inc.|and|Acme|Corp.|,|too"},
      // numbers and signs
      {"35,000 of 3.5 at 10:30 on 9/11", "35,000|of|3.5|at|10:30|on|9/11"},
      {"$40 and 12% of €5m", "$|40|and|12|%|of|€|5m"},
      {"(2010-2012) [sic]", "(|2010-2012|)|[|sic|]"},
      {"one, two;three", "one|,|two|;|three"},
      // words of other make
      {"front-runner Jean‑Luc re-elected", "front-runner|Jean‑Luc|re-elected"},
      {"AT&T and/or R&D", "AT&T|and/or|R&D"},
      {"@ann_lee likes #OpenRivers", "@ann_lee|likes|#OpenRivers"},
      {"see https://example.org/a?b=1, or example.com.",
       "see|https://example.org/a?b=1|,|or|example.com|."},
      {"mail ann.lee@example.co.uk", "mail|ann|.|lee@example.co.uk"},
      {"co\u00ADoperate na\u0131ve cafe\u0301s", "co\u00ADoperate|na\u0131ve|cafe\u0301s"},
      {"Zелёный 東京 Ünal", "Zелёный|東京|Ünal"},
      // marks
      {"“Yes,” she said", "“|Yes|,|”|she|said"},
      {"''No,'' he said", "''|No|,|''|he|said"},
      {"said:\"Go.\"Then", "said|:|\"|Go|.|\"|Then"},
      {"well--no – or—yes", "well|--|no|–|or|—|yes"},
      {"Stop!!! Why?!", "Stop|!!!|Why|?|!"},
  };
  for (const TokenCase& c : kCases) EXPECT_EQ(Tokens(c.text), c.tokens) << c.text;
}

TEST(TokenizerTest, DescribesEachToken) {
  const domain::Article article =
      TESTING_ONLY_PlainArticle("NATO’s Ünal said “no F-35s in 2010” (yet).");
  const Document document = Document::Analyze(article);
  std::string out;
  for (uint32_t i = 0; i < document.tokens().size(); ++i) {
    const Token& token = document.tokens()[i];
    out += std::string(document.Text(i)) + ":";
    out += "wnqp"[static_cast<int>(token.kind)];
    if (token.capitalised) out += 'C';
    if (token.all_capitals) out += 'A';
    if (token.in_quotes) out += 'q';
    if (token.space_before) out += '_';
    out += ' ';
  }
  EXPECT_EQ(
      out,
      "NATO:wCA_ ’s:w Ünal:wC_ said:w_ “:qq_ no:wq F-35s:wCq_ in:wq_ 2010:nq_ ”:qq (:p_ yet:w "
      "):p .:p ");
}

}  // namespace
}  // namespace verbatim::text
