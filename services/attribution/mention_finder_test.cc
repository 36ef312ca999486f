#include "services/attribution/mention_finder.h"

#include <string>

#include "gtest/gtest.h"

#include "services/attribution/attribution_testing.h"
#include "services/text/document.h"

namespace verbatim::attribution {
namespace {

// The mentions of a text as "P name <role> /apposition/", with the kind's first letter: person,
// organisation, location, name of an unknown kind.
std::string Show(std::string_view marked) {
  const testing::MarkedArticle read = testing::ReadMarked(marked);
  const text::Document document = text::Document::Analyze(read.article);
  const TaggedText text(document, {});
  std::string shown;
  for (const Mention& mention : FindMentions(text)) {
    if (!shown.empty()) shown += "; ";
    shown += "POLN"[static_cast<int>(mention.kind)];
    shown += " " + std::string(text.Text(mention.name));
    if (!mention.role.empty()) shown += " <" + std::string(text.Text(mention.role)) + ">";
    if (!mention.apposition.empty()) {
      shown += " /" + std::string(text.Text(mention.apposition)) + "/";
    }
  }
  return shown;
}

struct Case {
  const char* what;
  const char* text;
  const char* mentions;
};

constexpr Case kCases[] = {
    {"full name", "Then Mary Holt spoke.", "P Mary Holt"},
    {"honorific", "It pleased Mr Holt.", "P Holt <Mr>"},
    {"title", "It pleased Senator Holt.", "P Holt <Senator>"},
    {"abbreviated title with a state", "Vermont Sen. Mary Holt left.",
     "L Vermont; P Mary Holt <Vermont Sen.>"},
    {"country and office", "Then Polish President Mary Holt spoke.",
     "P Mary Holt <Polish President>"},
    {"role in lower case with a ministry", "Polish foreign ministry spokeswoman Mary Holt left.",
     "O Polish foreign ministry; P Mary Holt <Polish foreign ministry spokeswoman>"},
    {"portfolio after of", "U.S. Secretary of Defense Mary Holt left.",
     "L U.S.; P Mary Holt <U.S. Secretary of Defense>"},
    {"company in the title", "Acme Motors CEO Mary Holt left.",
     "O Acme Motors; P Mary Holt <Acme Motors CEO>"},
    {"owner of the title", "Acme's chief executive, Mary Holt, left.",
     "N Acme; P Mary Holt <Acme's chief executive>"},
    {"title with of before a comma", "The head of the harbour board, Mary Holt, left.",
     "P Mary Holt <head of the harbour board>"},
    {"no title of somebody else", "After meeting the president, Mary Holt left.", "P Mary Holt"},
    {"apposition", "Mary Holt, a professor at Example University, left.",
     "P Mary Holt /a professor at Example University/; O Example University"},
    {"apposition after a party", "Mary Holt (D-Ohio), the top Democrat on the panel, left.",
     "P Mary Holt /the top Democrat on the panel/; N D-Ohio"},
    {"initial and suffix", "Then Robert C. Holt Jr. left.", "P Robert C. Holt Jr."},
    {"nickname", "Then Robert \"Bob\" Holt left.", "P Robert \"Bob\" Holt"},
    {"particle", "It was Ursula von der Holt.", "P Ursula von der Holt"},
    {"surname that is also a title", "Then Howard Dean left.", "P Howard Dean"},
    {"organisation with of and and", "The Department of Health and Human Services objected.",
     "O Department of Health and Human Services"},
    {"organisation with and", "The Trade and Harbour Commission objected.",
     "O Trade and Harbour Commission"},
    {"people with and", "Then Mary Holt and John Pike left.", "P Mary Holt; P John Pike"},
    {"organisation in lower case", "It hurt the Holt campaign.", "O Holt campaign"},
    {"ministry of a country", "It hurt the Netherlands’ defence ministry.",
     "O Netherlands’ defence ministry"},
    {"acronym", "Then the FAO objected.", "O FAO"},
    {"company behaves as one", "It hurt General Motors.", "O General Motors"},
    {"country of two words", "It hurt the United States.", "L United States"},
    {"members united for something", "It hurt Neighbours for Parks, Boats and Harbours.",
     "O Neighbours for Parks, Boats and Harbours"},
    {"united for something, at the begin", "Citizens for Harbour Justice objected.",
     "O Citizens for Harbour Justice"},
    {"label before a given name", "Then Harbour Republican Mary Holt left.",
     "P Mary Holt <Harbour Republican>"},
    {"verb before a given name", "Telling Mary Holt helped.", "P Mary Holt"},
    {"plural title", "It pleased Senators Holt and Pike.", "N Holt; N Pike"},
    {"surname that is a trade", "It pleased Teal Baker.", "N Teal Baker"},
    {"member of a party by place", "It pleased the Ohio Republican.", "L Ohio"},
    {"a foundation with a website", "It was the Mary Holt Foundation website.",
     "O Mary Holt Foundation"},
    {"office of a body that the lexicon lacks", "Kent County Recorder Mary Holt left.",
     "P Mary Holt"},
    {"title behind a surname that is a given name",
     "Clinton Communications Director Mary Holt left.",
     "N Clinton Communications; P Mary Holt <Clinton Communications Director>"},
    {"people joined by a sign", "It pleased Mary Holt & John Pike.", "P Mary Holt; P John Pike"},
    {"headline without title case", "Harbour Power Wins Peace is a title of power and harbour.",
     ""},
    {"screen name", "It pleased user Slow Down Already.", "P Slow Down Already <user>"},
    {"title alone is no name", "It pleased the First Minister.", ""},
    {"capital of a sentence is no name", "Tensions are high. Critics disagree.", ""},
    {"capital of a sentence is a name if it stands inside others", "Holt left. We saw Holt.",
     "N Holt; N Holt"},
};

TEST(MentionFinder, FindsNamesWithTheirTitles) {
  for (const Case& test : kCases) EXPECT_EQ(Show(test.text), test.mentions) << test.what;
}

TEST(MentionFinder, TakesNoNamesFromHeadlinesInTitleCase) {
  EXPECT_EQ(Show("Holt Slams Reckless Plan For Harbour\nA reckless plan that harms all."), "");
}

TEST(MentionFinder, NotesGenderPossessivesAndPrepositions) {
  const testing::MarkedArticle read =
      testing::ReadMarked("Mrs Holt met Mr Pike's son after a call to Ms Ray.");
  const text::Document document = text::Document::Analyze(read.article);
  const std::vector<Mention> mentions = FindMentions(TaggedText(document, {}));
  ASSERT_EQ(mentions.size(), 3u);
  EXPECT_EQ(mentions[0].gender, Gender::kFemale);
  EXPECT_EQ(mentions[1].gender, Gender::kMale);
  EXPECT_TRUE(mentions[1].possessive);
  EXPECT_FALSE(mentions[1].oblique);
  EXPECT_TRUE(mentions[2].oblique);
}

TEST(MentionFinder, ReadsEndlessNamesAndEmptySentencesInLinearTime) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "Aa ";
  EXPECT_FALSE(Show(text).empty());
  text.clear();
  for (int i = 0; i < 100'000; ++i) text += "Chair of ";
  Show(text);
  text.clear();
  for (int i = 0; i < 100'000; ++i) text += "A, ";
  Show(text);
}

}  // namespace
}  // namespace verbatim::attribution
