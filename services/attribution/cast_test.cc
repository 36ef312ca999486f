#include "services/attribution/cast.h"

#include <string>

#include "gtest/gtest.h"

#include "services/attribution/attribution_testing.h"
#include "services/attribution/mention_finder.h"
#include "services/text/document.h"

namespace verbatim::attribution {
namespace {

// Whom each mention of a text names, one after another.
std::string Show(std::string_view marked) {
  const testing::MarkedArticle read = testing::ReadMarked(marked);
  const text::Document document = text::Document::Analyze(read.article);
  const TaggedText text(document, {});
  const Cast cast(text, FindMentions(text));
  std::string shown;
  for (const Mention& mention : cast.mentions()) {
    if (!shown.empty()) shown += "; ";
    shown += cast.EntityOf(mention).name;
  }
  return shown;
}

struct Case {
  const char* what;
  const char* text;
  const char* names;
};

constexpr Case kCases[] = {
    {"surname joins the full name", "We met Mary Holt. Then Mr Pike met Holt.",
     "Mary Holt; Pike; Mary Holt"},
    {"surname before the full name", "We met Ms Holt. It was Mary Holt.", "Mary Holt; Mary Holt"},
    {"possessive", "We met Mary Holt. It was Holt’s idea.", "Mary Holt; Mary Holt"},
    {"initial joins", "We met Mary Holt. It was Mary J. Holt.", "Mary J. Holt; Mary J. Holt"},
    {"nickname joins", "We met William Holt. Then Bill Holt left.", "William Holt; William Holt"},
    {"another given name does not", "We met Mary Holt. Then Susan Holt left.",
     "Mary Holt; Susan Holt"},
    {"junior is somebody else", "We met John Holt. Then John Holt Jr. left.",
     "John Holt; John Holt Jr."},
    {"given name alone", "We met Mary Holt. Then Mary left.", "Mary Holt; Mary Holt"},
    {"two surnames", "We met Luis Garza Molina. Then Mr. Garza Molina left.",
     "Luis Garza Molina; Luis Garza Molina"},
    {"surname first", "We met Shen Bo. Then Mr Shen left.", "Shen Bo; Shen Bo"},
    {"title tells namesakes apart", "Mary Holt met John Holt. Then Mrs Holt left.",
     "Mary Holt; John Holt; Mary Holt"},
    {"surname that is a city", "We met Lloyd Austin. Then Austin left for Austin.",
     "Lloyd Austin; Lloyd Austin; Austin"},
    {"name in capitals is written in the usual way", "JANE HOLT: Good morning to you all.",
     "Jane Holt"},
    {"a surname goes with the pronoun behind it",
     "We met John Holt and Mary Holt. Then they left. Holt sold her boat.",
     "John Holt; Mary Holt; Mary Holt"},
    {"a foundation is not its founder", "We met John Holt. It was the John Holt Foundation.",
     "John Holt; John Holt Foundation"},
    {"words before a name are no name", "We met Mary Holt. Then Team Holt left.",
     "Mary Holt; Team Holt"},
    {"a surname is not of what only looks like a name",
     "We met Mary Holt. Then Team Holt left and Holt stayed.", "Mary Holt; Team Holt; Mary Holt"},
    {"initials inside", "We met Mary A. Holt Pike.", "Mary A. Holt Pike"},
    {"an acronym keeps its capitals", "We met in NATO. Then the AFL-CIO objected.",
     "NATO; AFL-CIO"},
    {"spellings of one surname", "We met Taras Holtskyy. Then Holtsky met Mr Holtskiy.",
     "Taras Holtskyy; Taras Holtskyy; Taras Holtskyy"},
    {"national forms of one given name", "We met Oleksandr Holt. Then Alexander Holt left.",
     "Oleksandr Holt; Oleksandr Holt"},
    {"a surname misspelt", "We met Mary Bornstein. Then Bornsten left.",
     "Mary Bornstein; Mary Bornstein"},
    {"another surname", "We met Mary Bornstein. Then Bornstens left.", "Mary Bornstein; Bornstens"},
    {"the one who is called junior", "John Holt met John Holt Jr. at noon. Then Holt Jr. left.",
     "John Holt; John Holt Jr.; John Holt Jr."},
    {"an acronym behind its long form",
     "The Harbour and Dyke Organization (HDO) met. Then the HDO objected.",
     "Harbour and Dyke Organization; Harbour and Dyke Organization; Harbour and Dyke "
     "Organization"},
    {"an acronym before its long form",
     "It hurt the H.D.O. very much. Then the Harbour and Dyke Organization objected.",
     "Harbour and Dyke Organization; Harbour and Dyke Organization"},
    {"an acronym of two organisations",
     "The Harbour and Dyke Organization met the Ham and Duck Organization. The HDO objected.",
     "Harbour and Dyke Organization; Ham and Duck Organization; HDO"},
    {"an Arabic article", "It pleased Omar al-Holt. Then al-Holt left and Holt returned.",
     "Omar al-Holt; Omar al-Holt; Omar al-Holt"},
    {"hyphens and marks", "It pleased Siobhán O’Brien-Żak. Then Mr O’Brien-Zak left.",
     "Siobhán O’Brien-Żak; Siobhán O’Brien-Żak"},
    {"one organisation", "It hurt the Holt Foundation. Then the Holt Foundation objected.",
     "Holt Foundation; Holt Foundation"},
};

TEST(Cast, GroupsMentionsByWhomTheyName) {
  for (const Case& test : kCases) EXPECT_EQ(Show(test.text), test.names) << test.what;
}

TEST(Cast, FindsKnownNamesInHeadlines) {
  EXPECT_EQ(Show("Holt Slams Reckless Plan For Old Harbour\nA reckless plan, Mary Holt said."),
            "Mary Holt; Mary Holt");
}

TEST(Cast, OffersEveryNamesakeOfASurname) {
  const testing::MarkedArticle read =
      testing::ReadMarked("Mary Holt met Susan Holt at noon. Then they left and Holt spoke.");
  const text::Document document = text::Document::Analyze(read.article);
  const TaggedText text(document, {});
  const Cast cast(text, FindMentions(text));
  ASSERT_EQ(cast.mentions().size(), 3u);
  const std::vector<Reading> readings = cast.ReadingsOf(2);
  ASSERT_EQ(readings.size(), 2u);
  EXPECT_GE(readings[0].probability, readings[1].probability);
  EXPECT_NEAR(readings[0].probability + readings[1].probability, 1, 1e-9);
  EXPECT_EQ(cast.ReadingsOf(0).size(), 1u);
}

TEST(Cast, ManyNamesakesCostLinearTime) {
  std::string text;
  for (int i = 0; i < 30'000; ++i) {
    text += "Then Q" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) +
            "a Holt left. ";
  }
  EXPECT_FALSE(Show(text).empty());
}

}  // namespace
}  // namespace verbatim::attribution
