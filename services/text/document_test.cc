#include "services/text/document.h"

#include <string>

#include "gmock/gmock.h"

#include "services/base/error.h"
#include "services/base/limits.h"

namespace verbatim::text {
namespace {

domain::Article Plain(std::string text) {
  domain::Article article;
  article.text = std::move(text);
  article.entries = {{{0, static_cast<uint32_t>(article.text.size())}, {}}};
  return article;
}

// Outermost quotations as [..], nested as {..}; "~" before the end of one that no mark closed.
std::string ShowQuotations(const std::string& text) {
  const domain::Article article = Plain(text);
  const Document document = Document::Analyze(article);
  std::string shown;
  for (uint32_t byte = 0; byte <= text.size(); ++byte) {
    for (const Quotation& q : document.quotations()) {
      if (q.span.end == byte) {
        shown += q.closed ? "" : "~";
        shown += q.depth == 0 ? "]" : "}";
      }
    }
    for (const Quotation& q : document.quotations()) {
      if (q.span.begin == byte) {
        shown += q.depth == 0 ? "[" : "{";
      }
    }
    if (byte < text.size()) {
      shown += text[byte];
    }
  }
  return shown;
}

std::string ShowTokens(const std::string& text) {
  const domain::Article article = Plain(text);
  const Document document = Document::Analyze(article);
  std::string shown;
  for (uint32_t t = 0; t < document.tokens().size(); ++t) {
    shown += (t == 0 ? "" : " ") + std::string(document.Text(t));
  }
  return shown;
}

std::string ShowSentences(const std::string& text) {
  const domain::Article article = Plain(text);
  const Document document = Document::Analyze(article);
  std::string shown;
  for (const Sentence& sentence : document.sentences()) {
    shown +=
        (shown.empty() ? "" : "|") + std::string(document.Text(document.SpanOf(sentence.tokens)));
  }
  return shown;
}

struct Case {
  const char* name;
  const char* text;
  const char* shown;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class QuotationTest : public testing::TestWithParam<Case> {};

TEST_P(QuotationTest, FindsWhatStandsInMarks) {
  EXPECT_EQ(ShowQuotations(GetParam().text), GetParam().shown);
}

constexpr Case kQuotations[] = {
    {"Curly", "She said: “We won.” Then left.", "She said: [“We won.”] Then left."},
    {"Straight", "\"We won,\" she said. \"Twice.\"", "[\"We won,\"] she said. [\"Twice.\"]"},
    {"TwoApostrophes", "''We won,'' she said.", "[''We won,''] she said."},
    {"Backquotes", "``We won,'' she said.", "[``We won,''] she said."},
    {"SingleAsDouble", "‘We won’t stop,’ she said.", "[‘We won’t stop,’] she said."},
    {"StraightSingle", "'We can't stop,' she said.", "['We can't stop,'] she said."},
    {"Guillemets", "«We won», she said.", "[«We won»], she said."},
    {"LowHigh", "„We won“, she said.", "[„We won“], she said."},
    {"Nested", "“He told me ‘no’ twice,” she said.", "[“He told me {‘no’} twice,”] she said."},
    {"NestedDouble", "‘He said “no” to me,’ she said.", "[‘He said {“no”} to me,’] she said."},
    {"MismatchedSingle", "Town is ‘now a wreck'", "Town is [‘now a wreck']"},
    {"MismatchedOther", "Mayor accused of 'bad faith’", "Mayor accused of ['bad faith’]"},
    {"WrongShape", "“We won,“ she said. ”Twice.”", "[“We won,“] she said. [”Twice.”]"},
    {"NeverClosed", "She said: “We won. And left.", "She said: [“We won. And left.~]"},
    {"FirstNeverClosed", "“We won, she said. “We did.”", "[“We won, she said.~] [“We did.”]"},
    {"Apostrophes", "’Tis the Parks’ dog, rock ’n’ roll of the ’90s.",
     "’Tis the Parks’ dog, rock ’n’ roll of the ’90s."},
    {"PossessiveInside", "‘The ministers’ plan failed,’ she said.",
     "[‘The ministers’ plan failed,’] she said."},
    {"Inches", "The 6'2\" guard said \"yes\".", "The 6'2\" guard said [\"yes\"]."},
    {"ThreeApostrophes", "''He said, 'No,''' she said.", "[''He said, {'No,'}''] she said."},
    {"StrayCloser", "We won,” she said.", "We won,” she said."},
    {"InBrackets", "It was (“a mess”) then.", "It was ([“a mess”]) then."},
    {"AfterDash", "The plan—“a mess”—failed.", "The plan—[“a mess”]—failed."},
};

INSTANTIATE_TEST_SUITE_P(Marks, QuotationTest, testing::ValuesIn(kQuotations),
                         [](const auto& quotation) { return quotation.param.name; });

TEST(DocumentTest, ReopenedParagraphContinuesTheSpeech) {
  const domain::Article article = Plain("“We won.\n“We won twice,” she said.\n“So?”");
  const Document document = Document::Analyze(article);
  ASSERT_EQ(document.quotations().size(), 3u);
  EXPECT_FALSE(document.quotations()[0].closed);
  EXPECT_TRUE(document.quotations()[1].continues);
  EXPECT_FALSE(document.quotations()[2].continues);
}

TEST(DocumentTest, SplitsWordsFromCliticsAndMarks) {
  EXPECT_EQ(ShowTokens("Kyiv’s allies don't say \"they’ve\" lost."),
            "Kyiv ’s allies do n't say \" they ’ve \" lost .");
  EXPECT_EQ(ShowTokens("U.S. Gen. J. Park, 35,000 F-35s at 10:30 a.m. -- no..."),
            "U.S. Gen. J. Park , 35,000 F-35s at 10:30 a.m. -- no ...");
}

TEST(DocumentTest, SplitsSentencesKnowingQuotationsAndAbbreviations) {
  EXPECT_EQ(ShowSentences("Gen. J. Park left. “Why?” Ms. Lee asked. The U.S. Army won. It did."),
            "Gen. J. Park left.|“Why?” Ms. Lee asked.|The U.S. Army won.|It did.");
  EXPECT_EQ(ShowSentences("“We won. We did.” She left the U.S. He stayed."),
            "“We won.|We did.”|She left the U.S.|He stayed.");
}

TEST(DocumentTest, KeepsItsInvariantsOnHostileText) {
  std::string marks;
  std::string endless;
  for (int i = 0; i < 100'000; ++i) {
    marks += i % 3 == 0 ? "“" : i % 3 == 1 ? "'" : " ”";
    endless += "word ";
  }
  const std::string letters(1'000'000, 'a');
  for (const std::string& text : {marks, endless, letters, "\"" + letters}) {
    const domain::Article article = Plain(text);
    const Document document = Document::Analyze(article);
    uint32_t end = 0;
    for (const Token& token : document.tokens()) {
      EXPECT_LE(end, token.span.begin);
      EXPECT_LT(token.span.begin, token.span.end);
      end = token.span.end;
    }
    for (const Quotation& quotation : document.quotations()) {
      EXPECT_TRUE(quotation.span.IsValidIn(text) && quotation.span.Contains(quotation.inner));
    }
  }
}

TEST(CheckTextTest, NamesWhatIsWrongAndWhere) {
  EXPECT_TRUE(CheckText("Zoë said “yes”.").ok());
  const auto reason = [](std::string_view text) { return GetErrorDetail(CheckText(text))->reason; };
  EXPECT_EQ(reason(""), "TEXT_EMPTY");
  EXPECT_EQ(reason(" \n\u00A0"), "TEXT_EMPTY");
  EXPECT_EQ(reason(std::string_view("a\0b", 3)), "TEXT_HAS_NUL");
  EXPECT_EQ(reason("abcdefghijkl\xC3("), "TEXT_NOT_UTF8");
  EXPECT_EQ(GetErrorDetail(CheckText("abcdefghijkl\xC3("))->metadata.at("byte_offset"), "12");
  EXPECT_EQ(reason(std::string(kMaxArticleBytes + 1, 'a')), "ARTICLE_TOO_LARGE");
}

}  // namespace
}  // namespace verbatim::text
