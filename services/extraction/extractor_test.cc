#include "services/extraction/extractor.h"

#include <map>
#include <string>

#include "gtest/gtest.h"

namespace verbatim::extraction {
namespace {

using domain::Statement;
using domain::TextSpan;

std::string RunOn(const std::string& text, std::vector<Statement>* statements) {
  domain::Article article;
  article.text = text;
  article.entries = {{{0, static_cast<uint32_t>(text.size())}, {}}};
  *statements = ExtractStatements(text::Document::Analyze(article));
  return text;
}

// The text with content in [], cue in {} and source in (), each with the statement's number if
// there are several.
std::string Show(const std::string& text) {
  std::vector<Statement> statements;
  RunOn(text, &statements);
  std::multimap<uint32_t, std::string> opens;
  std::multimap<uint32_t, std::string> closes;
  const auto mark = [&](TextSpan span, const char* open, const char* close) {
    opens.emplace(span.begin, open);
    closes.emplace(span.end, close);
  };
  for (const Statement& statement : statements) {
    for (const domain::Segment& segment : statement.content) {
      mark(segment.span, "[", "]");
    }
    if (statement.cue) mark(*statement.cue, "{", "}");
    if (statement.source) mark(*statement.source, "(", ")");
  }
  std::string shown;
  for (uint32_t byte = 0; byte <= text.size(); ++byte) {
    for (auto [at, end] = closes.equal_range(byte); at != end; ++at) shown += at->second;
    for (auto [at, end] = opens.equal_range(byte); at != end; ++at) shown += at->second;
    if (byte < text.size()) shown += text[byte];
  }
  for (const Statement& statement : statements) {
    shown += " " + std::string(domain::Name(statement.kind)).substr(0, 1);
  }
  return shown;
}

struct Case {
  const char* name;
  const char* text;
  const char* shown;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class ExtractorTest : public testing::TestWithParam<Case> {};

TEST_P(ExtractorTest, FindsContentCueAndSource) {
  EXPECT_EQ(Show(GetParam().text), GetParam().shown);
}

constexpr Case kCases[] = {
    {"TagAfter", "“We have won,” Ada Park said.", "[“We have won,”] (Ada Park) {said}. D"},
    {"Inverted", "“We have won,” said Ada Park, a lawyer from Leeds.",
     "[“We have won,”] {said} (Ada Park, a lawyer from Leeds). D"},
    {"Pronoun", "“We have won,” she said on Tuesday.",
     "[“We have won,”] (she) {said} on Tuesday. D"},
    {"TagBetween", "“We have won,” she said. “It was hard.”",
     "[“We have won,”] (she) {said}. [“It was hard.”] D"},
    {"TagInsideSentence", "“We have won,” she said, “and lost.”",
     "[“We have won,”] (she) {said}, [“and lost.”] D"},
    {"Apposition", "“We have won,” Park, chair of the club, told reporters.",
     "[“We have won,”] (Park, chair of the club), {told} reporters. D"},
    {"Before", "Ada Park said: “We have won.”", "(Ada Park) {said}: [“We have won.”] D"},
    {"Indirect", "Ada Park said that the club had won.",
     "(Ada Park) {said} [that the club had won]. I"},
    {"IndirectTag", "The club won the cup, the ministry of sport said on Monday.",
     "[The club won the cup], (the ministry of sport) {said} on Monday. I"},
    {"AccordingTo", "The club won the cup, according to the ministry.",
     "[The club won the cup], {according to} (the ministry). I"},
    {"Mixed", "Park said the plan was “a mess from the start”.",
     "(Park) {said} [the plan was] [“a mess from the start”]. M"},
    {"TitleInAParaphrase", "Park claims that her favourite novel is “The Long Tide of Winter”.",
     "(Park) {claims} [that her favourite novel is “The Long Tide of Winter”]. M"},
    {"TermInAThought", "Park thinks that geese are “bullies”.",
     "(Park) {thinks} [that geese are “bullies”]. M"},
    {"BorrowedCue", "She says that the farm has been good to her. “I would change little of it.”",
     "((She)) {{says}} [that the farm has been good to her]. [“I would change little of it.”] I D"},
    {"LabelWithAside", "ODELL (voice-over): Here is where the last wet season ended.",
     "(ODELL) (voice-over){:} [Here is where the last wet season ended.] I"},
    {"Relative", "With him was Ada Park, who added that they had lost the cup.",
     "With him was Ada Park, (who) {added} [that they had lost the cup]. I"},
    {"Complement", "Ada Park has accused the club of hiding its losses.",
     "(Ada Park) {has accused} [the club of hiding its losses]. I"},
    {"Document", "“The pact was noted,” said a palace readout of the call.",
     "[“The pact was noted,”] {said} (a palace readout of the call). D"},
    {"Continuation", "“We have won,” she said.\n“Now we shall rest.”",
     "[“We have won,”] (she) {said}.\n[“Now we shall rest.”] D"},
    {"Label", "PARK: We have won.", "(PARK){:} [We have won.] I"},
    {"Signature", "“We have won the cup.” — Ada Park", "[“We have won the cup.”] {—} (Ada Park) D"},
    {"SuperlativeSource", "They lost “at sea”, the most senior officer said.",
     "[They lost] [“at sea”], (the most senior officer) {said}. M"},
    {"ScareQuotes", "The so-called “line of contact” has hardly moved.",
     "The so-called “line of contact” has hardly moved."},
    {"Infinitive", "Park is expected to say that the club has won.",
     "Park is expected to say that the club has won."},
    {"ParticipleAfterTag",
     "The club had won, Ada Park said on Monday, adding that it had been hard.",
     "[The club had won], ((Ada Park)) {said} on Monday, {adding} [that it had been hard]. I I"},
    {"WholeNameOfSource", "Mr Austin Lee said he expected the club to win.",
     "(Mr Austin Lee) {said} [he expected the club to win]. I"},
    {"WholeNounPhrase", "State television reported that the club had won.",
     "(State television) {reported} [that the club had won]. I"},
    {"PhraseOfTheSource", "The US defence secretary said he was sorry.",
     "(The US defence secretary) {said} [he was sorry]. I"},
    {"WithoutTheTime", "The Coast News on Friday reported that the club had won.",
     "(The Coast News) on Friday {reported} [that the club had won]. I"},
    {"AccordingToFirst", "According to the harbour board, the two cranes fell.",
     "{According to} (the harbour board), [the two cranes fell]. I"},
    {"SourceWithItsClause", "Lee, who chairs the board, said the plan was sound.",
     "(Lee, who chairs the board), {said} [the plan was sound]. I"},
    {"AsideBeforeThat", "Lee claimed, without giving evidence, that the vote was rigged.",
     "(Lee) {claimed}, without giving evidence, [that the vote was rigged]. I"},
    {"Hearer", "Officials told the Guardian the governor had resigned.",
     "(Officials) {told} the Guardian [the governor had resigned]. I"},
    {"Flag", "BREAKING: Two cranes have fallen at the harbour, police say.",
     "BREAKING: [Two cranes have fallen at the harbour], (police) {say}. I"},
    {"QuotedAs", "The mayor was quoted as saying the bridge would reopen in May.",
     "(The mayor) {was quoted as saying} [the bridge would reopen in May]. I"},
    {"Nobody", "But history shows that strikes at sea end badly.",
     "But history shows that strikes at sea end badly."},
    {"EditorsNote", "Correction: An earlier version of this article said the ferry left at noon.",
     "Correction: An earlier version of this article said the ferry left at noon."},
    {"TagOfTheWholeSentence",
     "The plan is “well behind time” and its friends “are in many places lost”, Lee has said.",
     "[The plan is] [“well behind time”] [and its friends] [“are in many places lost”], (Lee) "
     "{has said}. M"},
    {"QuotationThenReport", "‘Is the ferry late?’ Park answered that it was.",
     "[‘Is the ferry late?’] (Park) {answered} [that it was]. D I"},
    {"Dialogue", "“Papa, come.”\n“No.”", "[“Papa, come.”]\n[“No.”] D D"},
    {"InHerWords", "In her words, the ferry was “a coffin”.",
     "{In (her) words}, the ferry was [“a coffin”]. D"},
    {"Dateline", "OSLO, March 3 (Agency) - The ferry will sail on Monday, Ada Park said.",
     "OSLO, March 3 (Agency) - [The ferry will sail on Monday], (Ada Park) {said}. I"},
    {"WithoutTheMedium", "The club in a statement on Friday condemned the “cruel” rule.",
     "(The club) in a statement on Friday {condemned} [the] [“cruel”] [rule]. M"},
    {"QuotedHeadline", "‘Ice is coming’: Lee warns of winter closures",
     "[‘Ice is coming’]: (Lee) {warns} of winter closures D"},
    {"DeniedCharge", "The crew says the ferry hit a rock, a charge Lee denies.",
     "(The crew) {says} [the ferry hit a rock], [a charge] (Lee) {denies}. I I"},
    {"Owner", "The island’s harbour board said that eight cranes were lost.",
     "(The island’s harbour board) {said} [that eight cranes were lost]. I"},
    {"AsideInDashes", "Mr Lee - holding a list of docks, ferries and cranes - said it was hard.",
     "(Mr Lee) - holding a list of docks, ferries and cranes - {said} [it was hard]. I"},
    {"HeadlineToItsEnd", "Lee says crews ‘badly let down’ by delays at Oster Dock Co.",
     "(Lee) {says} [crews] [‘badly let down’] [by delays at Oster Dock Co.] M"},
    {"ReopenedMarks",
     "In a post, the board said: “The ferries wait.\n“The cranes wait.\n“We wait.”",
     "In a post, (the board) {said}: [“The ferries wait.]\n[“The cranes wait.]\n[“We wait.”] D"},
    {"ReportInReport", "Park said that Lee had said the club was lost.",
     "(Park) {said} [that Lee had said the club was lost]. I"},
};

INSTANTIATE_TEST_SUITE_P(Reports, ExtractorTest, testing::ValuesIn(kCases),
                         [](const auto& report) { return report.param.name; });

// Texts longer than a section give what their parts give, and speeches that go on over the border
// of two sections stay whole.
TEST(ExtractorTest, ReadsLongTextsInSections) {
  const std::string part =
      "“We have won,” Ada Park said.\nMr Lee said that the club had lost.\n"
      "In a post, the board said: “The ferries wait.\n“The cranes wait.\n“We wait.”\n";
  std::string text;
  for (uint32_t tokens = 0; tokens < 3 * kSectionTokens; tokens += 40) text += part;
  std::vector<Statement> of_part;
  RunOn(part, &of_part);
  ASSERT_EQ(of_part.size(), 3u);
  std::vector<Statement> statements;
  RunOn(text, &statements);
  ASSERT_EQ(statements.size(), 3 * (text.size() / part.size()));
  for (size_t i = 0; i < statements.size(); ++i) {
    const Statement& expected = of_part[i % 3];
    const auto offset = static_cast<uint32_t>(i / 3 * part.size());
    ASSERT_EQ(statements[i].content.size(), expected.content.size()) << "statement " << i;
    EXPECT_EQ(statements[i].content.front().span.begin,
              expected.content.front().span.begin + offset);
    EXPECT_EQ(statements[i].content.back().span.end, expected.content.back().span.end + offset);
  }
}

TEST(ExtractorTest, KeepsItsInvariantsOnHostileText) {
  std::string marks;
  std::string said;
  for (int i = 0; i < 20'000; ++i) {
    marks += i % 2 == 0 ? "“said " : "he” said, ";
    said += "he said that ";
  }
  const std::string noise(200'000, '"');
  for (const std::string& text : {marks, said, noise}) {
    std::vector<Statement> statements;
    RunOn(text, &statements);
    std::map<uint32_t, uint32_t> covered;
    for (const Statement& statement : statements) {
      ASSERT_FALSE(statement.content.empty());
      for (const domain::Segment& segment : statement.content) {
        ASSERT_TRUE(segment.span.IsValidIn(text) && !segment.span.empty());
        ASSERT_TRUE(covered.emplace(segment.span.begin, segment.span.end).second);
      }
    }
    uint32_t end = 0;
    for (const auto& [from, to] : covered) {
      EXPECT_LE(end, from) << "two statements share content";
      end = to;
    }
  }
}

}  // namespace
}  // namespace verbatim::extraction
