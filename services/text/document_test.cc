#include "services/text/document.h"

#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/text/paragraphs.h"
#include "services/text/text_testing.h"
#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

using domain::TextSpan;

TEST(CheckTextTest, AcceptsText) {
  EXPECT_TRUE(CheckText("x").ok());
  EXPECT_TRUE(CheckText("\uFEFF “Grüße” aus 東京 😀\r\n").ok());
}

TEST(CheckTextTest, NamesWhatIsWrongAndWhere) {
  struct Case {
    std::string text;
    const char* reason;
    const char* byte_offset;
  };
  const Case kCases[] = {
      {"abc\xC3(", "TEXT_NOT_UTF8", "3"},
      {std::string("ab\0c", 4), "TEXT_HAS_NUL", "2"},
      {"", "TEXT_EMPTY", ""},
      {" \n\t\u00A0\u2009\uFEFF", "TEXT_EMPTY", ""},
      {std::string(kMaxArticleBytes + 1, 'a'), "ARTICLE_TOO_LARGE", ""},
  };
  for (const Case& c : kCases) {
    const absl::Status status = CheckText(c.text);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    const auto detail = GetErrorDetail(status);
    ASSERT_TRUE(detail.has_value());
    EXPECT_EQ(detail->reason, c.reason);
    const auto offset = detail->metadata.find("byte_offset");
    EXPECT_EQ(offset == detail->metadata.end() ? "" : offset->second, c.byte_offset);
  }
  EXPECT_TRUE(CheckText(std::string(kMaxArticleBytes, 'a')).ok());
}

TextSpan Find(const domain::Article& article, std::string_view part) {
  const auto begin = static_cast<uint32_t>(article.text.find(part));
  return {begin, begin + static_cast<uint32_t>(part.size())};
}

TEST(DocumentTest, GivesEachParagraphItsEntryAndRole) {
  domain::Article article;
  article.text =
      " date 2021-03-04 The river rises\nA standfirst\n\nThe lead.\u00A0\r\nFirst heading\n  A "
      "paragraph.\nSecond heading\nAnother.";
  article.title_span = Find(article, "The river rises");
  article.standfirst_span = Find(article, "A standfirst");
  const uint32_t second = Find(article, "Second heading").begin;
  const auto end = static_cast<uint32_t>(article.text.size());
  article.entries = {
      {.span = {Find(article, "The lead").begin, Find(article, "First heading").begin},
       .heading = {}},
      {.span = {Find(article, "First heading").begin, second},
       .heading = Find(article, "First heading")},
      {.span = {second, end}, .heading = Find(article, "Second heading")}};
  const Document document = Document::Analyze(article);
  std::string out;
  for (const Paragraph& paragraph : document.paragraphs()) {
    out += "TSHB"[static_cast<int>(paragraph.role)];
    out +=
        std::to_string(paragraph.entry) + " " + std::string(document.Text(paragraph.span)) + "\n";
  }
  EXPECT_EQ(out,
            "T0 The river rises\nS0 A standfirst\nB0 The lead.\nH1 First heading\n"
            "B1 A paragraph.\nH2 Second heading\nB2 Another.\n");
}

TEST(DocumentTest, CutsAParagraphWhereAnEntryBeginsInsideALine) {
  domain::Article article = TESTING_ONLY_PlainArticle("She said “we won and he said” no.");
  const uint32_t border = Find(article, "and he").begin;
  article.entries = {{.span = {0, border}, .heading = {}},
                     {.span = {border, static_cast<uint32_t>(article.text.size())}, .heading = {}}};
  const Document document = Document::Analyze(article);
  ASSERT_EQ(document.paragraphs().size(), 2u);
  EXPECT_EQ(document.Text(document.paragraphs()[0].span), "She said “we won");
  EXPECT_EQ(document.paragraphs()[1].entry, 1u);
}

TEST(DocumentTest, EndsLinesAtEveryKindOfLineEnd) {
  const domain::Article article =
      TESTING_ONLY_PlainArticle("one\ntwo\r\nthree\rfour\u2028five\u2029six\fseven – eight");
  EXPECT_EQ(Document::Analyze(article).paragraphs().size(), 7u);
}

TEST(DocumentTest, FindsTheTokensThatASpanOverlaps) {
  const domain::Article article = TESTING_ONLY_PlainArticle("One two,  three");
  const Document document = Document::Analyze(article);
  EXPECT_EQ(document.TokensIn({0, 15}), (TokenRange{0, 4}));
  EXPECT_EQ(document.TokensIn({4, 7}), (TokenRange{1, 2}));
  EXPECT_EQ(document.TokensIn({5, 8}), (TokenRange{1, 3}));
  EXPECT_TRUE(document.TokensIn({8, 10}).empty());
  EXPECT_TRUE(document.TokensIn({7, 7}).empty());
}

// Everything document.h promises about the parts' order and extent.
void ExpectInvariants(const Document& document) {
  const std::string_view text = document.text();
  uint32_t sentence = 0;
  uint32_t token = 0;
  uint32_t byte = 0;
  for (const Paragraph& paragraph : document.paragraphs()) {
    ASSERT_TRUE(paragraph.span.IsValidIn(text) && !paragraph.span.empty());
    ASSERT_GE(paragraph.span.begin, byte);
    byte = paragraph.span.end;
    ASSERT_EQ(paragraph.tokens.begin, token);
    ASSERT_EQ(paragraph.sentences.begin, sentence);
    for (; sentence < paragraph.sentences.end; ++sentence) {
      const Sentence& s = document.sentences()[sentence];
      ASSERT_EQ(s.tokens.begin, token);
      ASSERT_FALSE(s.tokens.empty());
      for (; token < s.tokens.end; ++token) {
        ASSERT_EQ(document.tokens()[token].sentence, sentence);
        ASSERT_TRUE(document.tokens()[token].span.IsValidIn(text));
        ASSERT_TRUE(paragraph.span.Contains(document.tokens()[token].span));
      }
    }
    ASSERT_EQ(paragraph.tokens.end, token);
  }
  ASSERT_EQ(token, document.tokens().size());
  for (size_t i = 1; i < document.tokens().size(); ++i) {
    ASSERT_LE(document.tokens()[i - 1].span.end, document.tokens()[i].span.begin);
  }
  uint32_t outer_end = 0;
  for (const Quotation& quotation : document.quotations()) {
    ASSERT_TRUE(quotation.span.IsValidIn(text));
    ASSERT_TRUE(quotation.span.Contains(quotation.inner));
    ASSERT_TRUE(document.paragraphs()[quotation.paragraph].span.Contains(quotation.span));
    if (quotation.depth > 0) {
      ASSERT_LE(quotation.span.end, outer_end);
    } else {
      ASSERT_GE(quotation.span.begin, outer_end);
      outer_end = quotation.span.end;
    }
  }
}

TEST(DocumentTest, SectionsHoldTheirParagraphsAlone) {
  const domain::Article article = TESTING_ONLY_PlainArticle(
      "Ann Lee spoke. “Yes,” she said.\n“We ‘may’ go,\n“and stay.” He left.\nEnd.");
  const Document whole = Document::Analyze(article);
  const auto paragraphs = static_cast<uint32_t>(whole.paragraphs().size());
  for (uint32_t begin = 0; begin < paragraphs; ++begin) {
    for (uint32_t end = begin + 1; end <= paragraphs; ++end) {
      SCOPED_TRACE(testing::Message() << begin << " to " << end);
      const Document section = whole.Section(begin, end);
      ExpectInvariants(section);
      ASSERT_EQ(section.paragraphs().size(), end - begin);
      EXPECT_EQ(section.paragraphs().front().span, whole.paragraphs()[begin].span);
      EXPECT_EQ(section.paragraphs().back().span, whole.paragraphs()[end - 1].span);
      size_t expected_quotations = 0;
      for (const Quotation& quotation : whole.quotations()) {
        expected_quotations += begin <= quotation.paragraph && quotation.paragraph < end;
      }
      EXPECT_EQ(section.quotations().size(), expected_quotations);
      for (const Quotation& quotation : section.quotations()) {
        EXPECT_EQ(quotation.tokens, section.TokensIn(quotation.span));
      }
    }
  }
  EXPECT_TRUE(whole.Section(1, 1).tokens().empty());
}

std::string Repeat(std::string_view part, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(DocumentTest, CutsEndlessLines) {
  const std::string words = Repeat("word ", kMaxParagraphBytes / 2);
  const std::string letters =
      "x" + Repeat("é", kMaxParagraphBytes);  // no cut falls between letters
  for (const std::string& text : {words, letters}) {
    const domain::Article article = TESTING_ONLY_PlainArticle(text);
    const Document document = Document::Analyze(article);
    ExpectInvariants(document);
    ASSERT_EQ(document.paragraphs().size(), text.size() / kMaxParagraphBytes + 1);
    uint32_t end = 0;
    for (const Paragraph& paragraph : document.paragraphs()) {
      EXPECT_LE(paragraph.span.end - paragraph.span.begin, kMaxParagraphBytes);
      EXPECT_LE(paragraph.span.begin - end, 1u);  // nothing but a space is lost
      EXPECT_NE(static_cast<unsigned char>(text[paragraph.span.begin]) & 0xC0, 0x80);
      end = paragraph.span.end;
    }
  }
}

TEST(DocumentTest, KeepsItsPromisesOnHostileText) {
  const std::string kTexts[] = {
      std::string(100'000, '"'),  Repeat("\" ", 100'000),         Repeat("“", 100'000),
      Repeat("“a ", 100'000),     Repeat("a” ", 100'000),         Repeat("‘x ’y ", 50'000),
      std::string(100'000, '\''), Repeat("'a ", 100'000),         std::string(1'000'000, 'a'),
      Repeat("word ", 200'000),   Repeat("a.", 300'000),          Repeat("-", 300'000),
      Repeat(". ", 200'000),      Repeat("a-", 300'000),          Repeat("\n", 100'000) + "x",
      Repeat("“open\n", 50'000),  Repeat("\u00AD", 50'000) + "x", Repeat("x\u0301", 100'000),
      Repeat("a'", 200'000),      Repeat("1,", 200'000),          Repeat(" ' \" ", 100'000),
      Repeat("www.", 100'000),    Repeat("$", 100'000),
  };
  for (const std::string& text : kTexts) {
    SCOPED_TRACE(text.substr(0, 12));
    const domain::Article article = TESTING_ONLY_PlainArticle(text);
    ExpectInvariants(Document::Analyze(article));
  }
}

TEST(DocumentTest, KeepsItsPromisesOnRandomText) {
  const char* const kParts[] = {
      "“",  "”",   "\"", "'",  "’",  "‘",      "''",  "``",  "«",      "»",      "„",
      " ",  " ",   " ",  "\n", ".",  ",",      "?",   "-",   "—",      "...",    "said",
      "Mr", "U.S", "a",  "I",  "7",  "90s",    "tis", "é",   "\u0301", "\u00A0", "\u200B",
      "😀",  "@",   "(",  ")",  "\r", "\u2028", "Ann", "n't", "’s"};
  for (unsigned seed = 1; seed <= 400; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random(seed);
    std::string text = "x";
    for (int i = 0; i < 120; ++i) text += kParts[random() % std::size(kParts)];
    const domain::Article article = TESTING_ONLY_PlainArticle(text);
    ExpectInvariants(Document::Analyze(article));
  }
}

TEST(DocumentTest, KeepsItsPromisesOnRandomCodePoints) {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random(seed);
    std::string text;
    for (int i = 0; i < 300; ++i) {
      const char32_t c = random() % (i % 3 == 0 ? 0x2100 : 0x80) + 1;
      Append(c, text);
    }
    const domain::Article article = TESTING_ONLY_PlainArticle(text);
    ExpectInvariants(Document::Analyze(article));
  }
}

}  // namespace
}  // namespace verbatim::text
