#include "services/matching/compare.h"

#include <chrono>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "services/matching/fingerprint.h"

namespace verbatim::matching {
namespace {

using domain::Comparison;
using domain::Edit;
using domain::EditOp;

Comparison CompareTexts(std::string_view a, std::string_view b) {
  return Compare(Normalize(a), Normalize(b));
}

std::string Show(const Comparison& comparison) {
  std::string shown(Name(comparison.relation));
  if (comparison.meaning_changed()) shown.append(" ").append(Name(comparison.meaning_change));
  return shown;
}

struct CompareCase {
  const char* name;
  std::string_view a;
  std::string_view b;
  std::string_view verdict;
};

class CompareTest : public testing::TestWithParam<CompareCase> {};

TEST_P(CompareTest, GivesTheVerdictBothWays) {
  EXPECT_EQ(Show(CompareTexts(GetParam().a, GetParam().b)), GetParam().verdict);
  EXPECT_EQ(Show(CompareTexts(GetParam().b, GetParam().a)), GetParam().verdict) << "the other way";
}

std::string CaseName(const testing::TestParamInfo<CompareCase>& test) { return test.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Exact, CompareTest,
    testing::Values(
        CompareCase{"CaseAndMarks", "“The river — as ever — won.”", "the river, as ever, won",
                    "EXACT"},
        CompareCase{"Entities", "the ferry isn&#8217;t late", "The ferry isn’t late!", "EXACT"},
        CompareCase{"GlossAdded", "They [the pilots] never slept", "They never slept", "EXACT"},
        CompareCase{"BracketsOnOneSideOnly", "the company [Acme] refused", "the company refused",
                    "EXACT"},
        CompareCase{"LineBreak", "an unfor-\ngettable night", "an unforgettable night", "EXACT"},
        CompareCase{"Ellipsis", "we waited ... and waited", "we waited and waited", "EXACT"}),
    CaseName);

INSTANTIATE_TEST_SUITE_P(
    Variant, CompareTest,
    testing::Values(
        CompareCase{"Contractions", "We'll fight because we're not done",
                    "We will fight because we are not done", "VARIANT"},
        CompareCase{"SpokenForms", "You wanna see 'em win", "You want to see them win", "VARIANT"},
        CompareCase{"BritishSpelling", "The theatre organises its own defence",
                    "The theater organizes its own defense", "VARIANT"},
        CompareCase{"NumberWords", "Twenty-five of the 200 boats sank",
                    "25 of the two hundred boats sank", "VARIANT"},
        CompareCase{"Twice", "They asked me twice to repair the bells",
                    "They asked me two times to repair the bells", "VARIANT"},
        CompareCase{"NumberWithScale", "It cost us 2.5 million a year",
                    "It cost us 2,500,000 a year", "VARIANT"},
        CompareCase{"Hesitations", "Um, I think the, you know, the harbor is ready",
                    "I think the harbor is ready", "VARIANT"},
        CompareCase{"FalseStart", "If they get to, if they get to build it, we leave",
                    "If they get to build it, we leave", "VARIANT"},
        CompareCase{"SeveralFalseStarts",
                    "We, uh, we need to, I mean, we need to talk about this openly",
                    "We need to talk about this openly", "VARIANT"},
        CompareCase{"DiscourseMarkerAtTheEdge", "And the bakery will open in spring",
                    "The bakery will open in spring", "VARIANT"},
        CompareCase{"OneWordReplaced",
                    "The bridge gave the old town a new market and a reason to stay",
                    "The bridge gave the old town a new market and a cause to stay", "VARIANT"},
        CompareCase{"ListTurnedRound", "We lost bakers and millers to the coast last winter",
                    "We lost millers and bakers to the coast last winter", "VARIANT"},
        CompareCase{"BracketForPronoun", "[Moreau] said nothing of the sort to us",
                    "He said nothing of the sort to us", "VARIANT"},
        CompareCase{"Misread", "The harb0r needs a 1ighthouse by autumn",
                    "The harbor needs a lighthouse by autumn", "VARIANT"}),
    CaseName);

INSTANTIATE_TEST_SUITE_P(
    Partial, CompareTest,
    testing::Values(
        CompareCase{"CutAtTheEnd", "The orchards froze twice in April, and nobody came to look",
                    "The orchards froze twice in April", "PARTIAL"},
        CompareCase{"CutAtTheStart", "When I was a girl, the whole valley smelled of apples",
                    "the whole valley smelled of apples", "PARTIAL"},
        CompareCase{"EllipsisInside",
                    "The orchards froze twice, once in March, and nobody came to look",
                    "The orchards froze twice ... and nobody came to look", "PARTIAL"},
        CompareCase{"Predicate", "All of this is hazardous for a ferryman.",
                    "hazardous for a ferryman", "PARTIAL"},
        CompareCase{"EndingInBrackets", "The gardeners will plant pears behind the chapel, frankly",
                    "plant[ing] pears behind the chapel", "PARTIAL"},
        CompareCase{"Overlap", "When I was a girl, the whole valley smelled of ripe apples",
                    "the whole valley smelled of ripe apples and of the wood fires in the yard",
                    "PARTIAL"},
        CompareCase{"NegatingFrameCut", "Nobody is saying that the whole valley smelled of apples",
                    "the whole valley smelled of apples", "PARTIAL CUT"},
        CompareCase{"LeadingConditionCut",
                    "If nobody pays the debt, we will sell the whole orchard",
                    "we will sell the whole orchard", "PARTIAL CUT"},
        CompareCase{"OthersReportCut", "Critics claim that the orchards were sold to pirates",
                    "the orchards were sold to pirates", "PARTIAL CUT"},
        CompareCase{"OwnOpinionCut", "I think that the orchards were sold to pirates",
                    "the orchards were sold to pirates", "PARTIAL"},
        CompareCase{"ConditionCut",
                    "We will sell the orchard to the first bidder if the bank insists",
                    "We will sell the orchard to the first bidder", "PARTIAL CUT"},
        CompareCase{"NegationInEllipsis",
                    "I like the orchard, but I do not like what the bank did to it",
                    "I like the orchard ... what the bank did to it", "PARTIAL CUT"}),
    CaseName);

INSTANTIATE_TEST_SUITE_P(
    Different, CompareTest,
    testing::Values(
        CompareCase{"OtherWords", "The orchards froze twice", "My sister sells boats",
                    "DIFFERENT WORD"},
        CompareCase{"Negation", "We did warn the pilots in time",
                    "We did not warn the pilots in time", "DIFFERENT NEGATION"},
        CompareCase{"NegatedByPrefix", "The judge found the search lawful",
                    "The judge found the search unlawful", "DIFFERENT NEGATION"},
        CompareCase{"NumberBeyondWholeOnes",  // over what 64 bits count
                    "The ferry lost 55555555555555555555555555 seven on one evening",
                    "The ferry lost 55555555555555555555555555 nine on one evening",
                    "DIFFERENT NUMBER"},
        CompareCase{"Number", "The ferry lost 40 passengers on one evening",
                    "The ferry lost 4 passengers on one evening", "DIFFERENT NUMBER"},
        CompareCase{"Times", "The bridge was closed twice before the flood",
                    "The bridge was closed three times before the flood", "DIFFERENT NUMBER"},
        CompareCase{"Tense", "She is the best of pilots", "She was the best of pilots",
                    "DIFFERENT WORD"},
        CompareCase{"HalfAnEmphasis", "Moreau is very, very slow on harbours, a snail",
                    "very slow on harbours", "DIFFERENT WORD"},
        CompareCase{"Scale", "The bridge will cost us $4 million",
                    "The bridge will cost us $4 billion", "DIFFERENT NUMBER"},
        CompareCase{"Name", "Captain Okafor knew of the leak for weeks",
                    "Captain Lindqvist knew of the leak for weeks", "DIFFERENT NAME"},
        CompareCase{"Modality", "The port may reopen on the first of May",
                    "The port must reopen on the first of May", "DIFFERENT MODALITY"},
        CompareCase{"PartsSwapped", "The captain misled the owner about the leak",
                    "The owner misled the captain about the leak", "DIFFERENT SUBJECT"},
        CompareCase{"TimeTurnedRound", "They called the guard before the boat sank",
                    "They called the guard after the boat sank", "DIFFERENT WORD"},
        CompareCase{"ConditionTurnedRound", "She stays if the port closes",
                    "She stays unless the port closes", "DIFFERENT WORD"},
        CompareCase{"BracketsConflict", "[The owner] asked [the captain] to wait for the tide",
                    "[The guard] asked [the mayor] to wait for the tide", "DIFFERENT NAME"},
        CompareCase{"SameFrame", "This is an absolute necessity", "This is an absolute epidemic",
                    "DIFFERENT WORD"}),
    CaseName);

TEST(Compare, GivesEmptyTextsAVerdict) {
  EXPECT_EQ(Show(CompareTexts("", "…")), "EXACT");
  EXPECT_EQ(Show(CompareTexts("", "Never again")), "DIFFERENT WORD");
}

std::string ShowEdits(std::string_view a, std::string_view b) {
  const Comparison comparison = CompareWithEdits(Normalize(a), a, Normalize(b), b);
  std::string shown;
  for (const Edit& edit : comparison.edits) {
    shown.append(Name(edit.op))
        .append("(")
        .append(edit.a_text)
        .append("|")
        .append(edit.b_text)
        .append(") ");
  }
  return shown;
}

TEST(Edits, ShowTheOriginalWords) {
  EXPECT_EQ(ShowEdits("“We don’t wait,”", "we do not wait"),
            "KEEP(“We|we) REPLACE(don’t|do not) KEEP(wait,”|wait) ");
}

TEST(Edits, TellCutsFromOtherOmissions) {
  EXPECT_EQ(
      ShowEdits("Well, the big boat sank, and twelve drowned, in May", "the boat sank ... in May"),
      "CUT(Well,|) KEEP(the|the) DELETE(big|) KEEP(boat sank,|boat sank ...) "
      "CUT(and twelve drowned,|) KEEP(in May|in May) ");
}

TEST(Edits, InsertAndReplace) {
  EXPECT_EQ(ShowEdits("the boat sank", "the old boat drowned"),
            "KEEP(the|the) INSERT(|old) KEEP(boat|boat) REPLACE(sank|drowned) ");
}

TEST(Edits, KeepEverythingOfExactTexts) {
  EXPECT_EQ(ShowEdits("The boat—sank!", "the boat sank"), "KEEP(The boat—sank!|the boat sank) ");
}

std::string RandomWords(std::mt19937& random) {
  static constexpr std::string_view kWords[] = {
      "the",     "a",      "boat",  "sank", "not",   "may", "must",  "10", "ten",
      "million", "before", "after", "um",   "we",    "he",  "don't", "do", "[Putin]",
      "…",       "Ada",    "Bo",    "and",  "isn't", "is",  "colour"};
  std::string text;
  const size_t count = random() % 12;
  for (size_t i = 0; i < count; ++i) text.append(kWords[random() % std::size(kWords)]).append(" ");
  return text;
}

// A beginning of a text, in whole characters.
std::string Beginning(const std::string& text, std::mt19937& random) {
  size_t end = random() % (text.size() + 1);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end);
}

TEST(Compare, IsSymmetricAndExactForEqualWordsOnly) {
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    const std::string a = RandomWords(random);
    const std::string b = round % 2 == 0 ? RandomWords(random) : Beginning(a, random);
    const Comparison there = CompareTexts(a, b);
    const Comparison back = CompareTexts(b, a);
    ASSERT_EQ(there.relation, back.relation) << a << " / " << b;
    ASSERT_EQ(there.score, back.score) << a << " / " << b;
    ASSERT_EQ(there.meaning_change, back.meaning_change) << a << " / " << b;
    ASSERT_GE(there.score, 0) << a << " / " << b;
    ASSERT_LE(there.score, 1) << a << " / " << b;
    if (Normalize(a).Joined() == Normalize(b).Joined()) {
      ASSERT_EQ(Show(there), "EXACT") << a << " / " << b;
      ASSERT_EQ(there.score, 1) << a << " / " << b;
    }
  }
}

std::string WithoutSpaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

TEST(Edits, ReproduceBothSides) {
  std::mt19937 random(6);
  for (int round = 0; round < 10000; ++round) {
    const std::string texts[2] = {RandomWords(random), RandomWords(random)};
    const NormalForm a = Normalize(texts[0]);
    const NormalForm b = Normalize(texts[1]);
    std::string left;
    std::string right;
    for (const Edit& edit : CompareWithEdits(a, texts[0], b, texts[1]).edits) {
      left += edit.a_text;
      right += edit.b_text;
    }
    ASSERT_EQ(WithoutSpaces(left), a.words.empty() ? "" : WithoutSpaces(texts[0]));
    ASSERT_EQ(WithoutSpaces(right), b.words.empty() ? "" : WithoutSpaces(texts[1]));
  }
}

TEST(Compare, IsFastOnLongHostileTexts) {
  const auto repeat = [](std::string_view piece, size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i) text.append(piece).append(" ");
    return text;
  };
  std::mt19937 random(8);
  std::string few;
  std::string numbered;
  for (int i = 0; i < 20000; ++i) {
    few += random() % 2 == 0 ? "yes " : "no ";
    numbered += "w" + std::to_string(i) + " ";
  }
  const std::string texts[] = {
      repeat("no", 20000), repeat("no", 19999) + "yes", repeat("no yes", 10000), few, numbered,
      "yes no yes no no"};
  for (const std::string& a : texts) {
    for (const std::string& b : texts) {
      const auto start = std::chrono::steady_clock::now();
      CompareWithEdits(Normalize(a), a, Normalize(b), b);
      EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5))
          << a.substr(0, 20) << " / " << b.substr(0, 20);
    }
  }
}

TEST(CompareTest, PiecesInAnotherOrderAreAFragment) {
  const NormalForm whole = Normalize(
      "The port is now an open wound and the town lives off its pride. In short, the owners have "
      "lost; they have lost money, patience and every friend they had");
  EXPECT_EQ(
      Compare(Normalize("lost money, patience and every friend they had … an open wound"), whole)
          .relation,
      domain::Relation::kPartial);
}

}  // namespace
}  // namespace verbatim::matching
