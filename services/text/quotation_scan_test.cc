#include "services/text/quotation_scan.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/text/document.h"
#include "services/text/text_testing.h"

namespace verbatim::text {
namespace {

// The text with its quotations in braces: {…} closed, {…~ left open, {+… continuing the paragraph
// before.
std::string Show(const std::string& plain) {
  const domain::Article article = TESTING_ONLY_PlainArticle(plain);
  const Document document = Document::Analyze(article);
  struct Insertion {
    uint32_t at;
    std::string what;
  };
  std::vector<Insertion> insertions;
  for (const Quotation& quotation : document.quotations()) {
    insertions.push_back({quotation.span.begin, quotation.continues ? "{+" : "{"});
  }
  for (auto it = document.quotations().rbegin(); it != document.quotations().rend(); ++it) {
    insertions.push_back({it->span.end, it->closed ? "}" : "~"});
  }
  std::stable_sort(insertions.begin(), insertions.end(),
                   [](const Insertion& a, const Insertion& b) { return a.at < b.at; });
  std::string out = plain;
  for (auto it = insertions.rbegin(); it != insertions.rend(); ++it) out.insert(it->at, it->what);
  return out;
}

std::string WithoutBraces(const std::string& shown) {
  std::string out;
  for (size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] == '{' && i + 1 < shown.size() && shown[i + 1] == '+')
      ++i;
    else if (std::string("{}~").find(shown[i]) == std::string::npos)
      out += shown[i];
  }
  return out;
}

struct ScanCase {
  const char* name;
  const char* shown;
};

std::string NameOf(const testing::TestParamInfo<ScanCase>& c) { return c.param.name; }

class QuotationScanTest : public testing::TestWithParam<ScanCase> {};

TEST_P(QuotationScanTest, FindsTheQuotations) {
  EXPECT_EQ(Show(WithoutBraces(GetParam().shown)), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Marks, QuotationScanTest,
    testing::ValuesIn(std::vector<ScanCase>{
        {"Curly", "{“We won,”} Ada Park said. {“It took a year.”}"},
        {"Straight", "{\"We won,\"} Ada Park said. {\"It took a year.\"}"},
        {"SingleCurly", "{‘We won,’} she said, {‘and it took a year.’}"},
        {"SingleStraight", "{'We won,'} she said, {'and it took a year.'}"},
        {"TwoApostrophes", "{''We won,''} she said."},
        {"TwoBackquotes", "{``We won,''} she said."},
        {"OneBackquote", "She called it {`a win'} today."},
        {"TwoCurlySingles", "{‘‘We won,’’} she said."},
        {"Guillemets", "{«We won»}, she said. {« It took a year »}, she added."},
        {"LowHigh", "{„We won“}, she said. {„It took a year”}, she added."},
        {"CurlyOpenStraightClose", "{“We won,\"} she said. {“Yes.”}"},
        {"OpenerUsedAsCloser", "{“We won,“} she said. {“Yes,“} he said."},
        {"CloserUsedAsOpener", "He said: {”We won.”} She nodded."},
        {"SpacesInside", "{\" We won, \"} she said. {\" It took a year. \"}"},
        {"NoSpaceBefore", "She said:{\"We won.\"} He nodded."},
        {"NoSpaceAfter", "{“We won.”}She nodded. {“Yes.”}"},
        {"AfterDash", "He laughed--{\"We won\"}--and left. {“Done”}—said who?"},
        {"DashInsideAtTheEnd", "{“I thought that—”} she began."},
        {"DashInsideAtTheBegin", "{“—and then we won,”} she said."},
        {"EllipsisInside", "He said it was {\"...not a loss ...\"} at all."},
        {"Brackets", "The plan ({“a win”}) holds, [{\"he said\"}]."},
        {"EmptyText", "plain words, no marks"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(Nesting, QuotationScanTest,
                         testing::ValuesIn(std::vector<ScanCase>{
                             {"SingleInDouble", "{“She told me {‘go home’} twice,”} he said."},
                             {"DoubleInSingle", "{‘She told me {“go home”} twice,’} he said."},
                             {"StraightSingleInStraightDouble",
                              "{\"She said {'go home'} twice,\"} he said."},
                             {"BothCloseTogether", "{“She told me {‘go home.’}”} He went."},
                             {"BothOpenTogether", "{“{‘Go home’} was all she said,”} he recalled."},
                             {"ThreeApostrophes", "{''She told me {'go home'}''} was all."},
                             {"SameStyleNested", "{“where {“did”} they go?”} she said."},
                             {"WholeSpeechNested", "{\"{'Listen,'} she said, {'who is there?'}\"}"},
                             {"InnerNeverClosed", "{“He told me {‘go home~”} she said. {“I did.”}"},
                         }),
                         NameOf);

INSTANTIATE_TEST_SUITE_P(
    Mistakes, QuotationScanTest,
    testing::ValuesIn(std::vector<ScanCase>{
        {"MismatchedSingleCurlyThenStraight", "{‘Lost on every front'}"},
        {"MismatchedSingleStraightThenCurly", "Court accuses mayor of {'vanity’}"},
        {"MismatchedInTheMiddle", "The bridge is {‘now a wreck'} says engineer"},
        {"SingleClosedByDouble", "He called it {‘a waste of time”} and left."},
        {"DoubleClosedBySingle", "{“We won,’} she said. {“It took a year.”}"},
        {"NeverClosed", "She said: {“We won. It took a year.~"},
        {"NeverClosedThenAnother",
         "{“We won, she said.~ {“It took a year,”} she added. {“Or two.”}"},
        {"NeverClosedStraight", "{\"Sorry,\"} he said, {\"what did I miss?~"},
        {"OpeningMissing", "{The roof leaks,\"} he went on. {\"We must act.\"}"},
        {"StrayInSpaces", "Thanks,   \" she said, {'when do we start?'}"},
        {"NeverOpened", "He shrugged at rain. {The match goes on,\"} he said. {\"It must.\"}"},
        {"NeverOpenedBeforeAStop", "It rained. {The roof leaks.”} she said."},
        {"NeverOpenedBehindATag", "Lee said, {the roof leaks.”} It rained."},
        {"NeverOpenedBehindAColon", "It rained. Lee asked: {Is the roof tight?\"} It is not."},
        {"ClosingMarkForAnOpeningOne", "He says,” the roof leaks."},
        {"NeverOpenedAfterATitle", "{Mr. Lee will not play,”} she said."},
        {"StrayAtTheEnd", "{“We won,”} she said.\""},
        {"OrnamentIsNoMark", "\"\"\"\"\"\"\"\"\"\" {“We won,”} she said."},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Apostrophes, QuotationScanTest,
    testing::ValuesIn(std::vector<ScanCase>{
        {"InsideWords", "It’s Ann's cat, isn't it? They’ve left."},
        {"Elisions", "’Tis the season of rock ’n’ roll; get 'em in the '90s."},
        {"ElisionsInQuotes", "{'’Twas late and we let 'em in,'} she said."},
        {"ElisionBeginsTheQuotation", "{''Twas colder'} then. {'We drove on,'} she said"},
        {"PluralPossessive", "The voters' choice and the Hughes’ house."},
        {"PluralPossessiveInSingles", "{'The voters' choice is clear,'} she said."},
        {"DecadesPossessive", "It was the 1990s' best song, and the '80s’ too."},
        {"DroppedLetters", "Talkin' and walkin’ all night, ol' friend."},
        {"WrongApostrophe", "{“whose is the cat‘s basket here?”}"},
        {"NamesWithApostrophes", "O'Malley, D’Souza and O''Neill met."},
        {"InitialsPossessive", "The M.P.’s seat and the G.O.P.'s plan."},
        {"FeetAndInches", "He is 6'2\" tall, or 6’ 2”, and ran 40' in 5\"."},
        {"InchesInsideQuotation", "{“He is 6'2\" and fast,”} she said."},
        {"Primes", "At 51° 30′ 26″ north."},
        {"QuotationAfterPossessive", "The players’ union said {‘no’} to it."},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, QuotationScanTest,
    testing::ValuesIn(std::vector<ScanCase>{
        {"ReopenedInEachParagraph",
         "She said: {“We won.~\n\n{+“It took a year.~\n{+“Done.”}\n\n{“Next,”} he said."},
        {"ReopenedStraight", "She said: {\"We won.~\n{+\"It took a year.\"}"},
        {"ReopenedSingle", "She said: {‘We won.~\n{+‘It took a year.’} He left."},
        {"ReopenedInAnotherShape", "She said: {“We won.~\n{+\"It took a year.”}"},
        {"NotReopenedButClosedLater",
         "She said: {“We won.~\n{+It took a year.~\n{+We are glad.”} He left."},
        {"NotReopenedAndNeverClosed", "She said: {“We won.~\nIt took a year.\nWe are glad."},
        {"ANewQuotationAfterAClosedOne", "{“We won.”}\n{“It took a year.”}"},
        {"MarksNeverPairAcrossParagraphs", "An odd \" mark.\nAnother odd \" mark."},
    }),
    NameOf);

TEST(QuotationScanBordersTest, SpeechDoesNotRunOnIntoTheNextEntry) {
  domain::Article article;
  article.text = "She said: “We won.\n“It took a year,” he said.";
  const auto border = static_cast<uint32_t>(article.text.find('\n') + 1);
  article.entries = {{.span = {0, border}, .heading = {}},
                     {.span = {border, static_cast<uint32_t>(article.text.size())}, .heading = {}}};
  const Document document = Document::Analyze(article);
  ASSERT_EQ(document.quotations().size(), 2u);
  EXPECT_FALSE(document.quotations()[0].closed);
  EXPECT_FALSE(document.quotations()[1].continues);
}

// A text of random marks, words, stops and line ends in several entries.
domain::Article RandomArticle(uint32_t seed) {
  constexpr const char* kPieces[] = {"“",  "”",    "‘",      "’",     "\"",     "'",    "''",
                                     "``", "«",    "»",      "„",     " said ", ", ",   ". ",
                                     "? ", " we ", "don’t ", "6'2\"", " é",     "\n",   "\n\n",
                                     " ",  "He ",  " that ", "…",     " – ",    "(a) ", "90s "};
  std::mt19937 random(seed);
  domain::Article article;
  for (int entry = 0; entry < 3; ++entry) {
    const auto begin = static_cast<uint32_t>(article.text.size());
    for (uint32_t pieces = random() % 80 + 1; pieces > 0; --pieces) {
      article.text += kPieces[random() % std::size(kPieces)];
    }
    article.text += "x\n";
    const auto end = static_cast<uint32_t>(article.text.size());
    article.entries.push_back({.span = {begin, end}, .heading = {begin, begin}});
  }
  return article;
}

TEST(QuotationScanBordersTest, RandomMarksStayInTheirParagraphsAndNest) {
  for (uint32_t seed = 0; seed < 2'000; ++seed) {
    SCOPED_TRACE(seed);
    const domain::Article article = RandomArticle(seed);
    const Document document = Document::Analyze(article);
    std::vector<Quotation> open;
    uint32_t begin = 0;
    for (const Quotation& quotation : document.quotations()) {
      const Paragraph& paragraph = document.paragraphs()[quotation.paragraph];
      ASSERT_TRUE(quotation.span.IsValidIn(article.text));
      ASSERT_TRUE(paragraph.span.begin <= quotation.span.begin &&
                  quotation.span.end <= paragraph.span.end);
      ASSERT_TRUE(article.entries[paragraph.entry].span.begin <= quotation.span.begin &&
                  quotation.span.end <= article.entries[paragraph.entry].span.end);
      ASSERT_TRUE(quotation.span.begin <= quotation.inner.begin &&
                  quotation.inner.begin <= quotation.inner.end &&
                  quotation.inner.end <= quotation.span.end);
      ASSERT_LE(begin, quotation.span.begin);
      begin = quotation.span.begin;
      while (!open.empty() && open.back().span.end <= quotation.span.begin) open.pop_back();
      ASSERT_EQ(quotation.depth, open.size());
      if (!open.empty()) {
        ASSERT_LE(quotation.span.end, open.back().span.end);
      }
      open.push_back(quotation);
    }
  }
}

TEST(QuotationScanBordersTest, KeepsTheMarksOutOfTheInnerSpan) {
  const domain::Article article = TESTING_ONLY_PlainArticle("He said “no ‘maybe’ here” twice.");
  const Document document = Document::Analyze(article);
  ASSERT_EQ(document.quotations().size(), 2u);
  const Quotation& outer = document.quotations()[0];
  const Quotation& inner = document.quotations()[1];
  EXPECT_EQ(document.Text(outer.span), "“no ‘maybe’ here”");
  EXPECT_EQ(document.Text(outer.inner), "no ‘maybe’ here");
  EXPECT_EQ(document.Text(inner.inner), "maybe");
  EXPECT_EQ(outer.depth, 0);
  EXPECT_EQ(inner.depth, 1);
  EXPECT_EQ(inner.style, MarkStyle::kSingle);
  EXPECT_EQ(document.SpanOf(outer.tokens), outer.span);
}

}  // namespace
}  // namespace verbatim::text
