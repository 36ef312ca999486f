#include "services/matching/compare.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
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
        CompareCase{"NameInRoundBrackets", "He (Moreau) has lost the town", "He has lost the town",
                    "EXACT"},
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
        CompareCase{"NumberWithShortScale", "The bridge will cost us £4bn in all",
                    "The bridge will cost us £4 billion in all", "VARIANT"},
        CompareCase{"Dozen", "At least a dozen boats sank off the coast",
                    "At least twelve boats sank off the coast", "VARIANT"},
        CompareCase{"Fraction", "It was 2/3 of all the boats we had",
                    "It was ⅔ of all the boats we had", "EXACT"},
        CompareCase{"Accents", "The naïve owner of the café left town",
                    "The naive owner of the cafe left town", "VARIANT"},
        CompareCase{"PhraseMovedToTheFront", "We will mend the old bridge in the morning.",
                    "In the morning we will mend the old bridge.", "VARIANT"},
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
        CompareCase{"DenialInTheNextSentenceCut",
                    "The orchards were sold to pirates. That is a lie and you know it",
                    "The orchards were sold to pirates", "PARTIAL CUT"},
        CompareCase{"NextSentenceCut",
                    "The orchards were sold to pirates. That was in the year of the flood",
                    "The orchards were sold to pirates", "PARTIAL"},
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
        CompareCase{"ShortScale", "The bridge will cost us £4bn", "The bridge will cost us £4m",
                    "DIFFERENT NUMBER"},
        CompareCase{"Dozens", "At least a dozen boats sank off the coast",
                    "At least two dozen boats sank off the coast", "DIFFERENT NUMBER"},
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

std::string ShowEdits(std::string_view a, std::string_view b) {
  const Comparison comparison = CompareWithEdits(Normalize(a), a, Normalize(b), b);
  std::string shown;
  for (const Edit& edit : comparison.edits) {
    shown.append(Name(edit.op))
        .append(edit.move == 0 ? "" : std::to_string(edit.move))
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

struct MoveCase {
  const char* name;
  std::string_view a;
  std::string_view b;
  std::string_view edits;
};

class MoveTest : public testing::TestWithParam<MoveCase> {};

TEST_P(MoveTest, ShowsBothPlaces) {
  EXPECT_EQ(ShowEdits(GetParam().a, GetParam().b), GetParam().edits);
}

INSTANTIATE_TEST_SUITE_P(
    Moves, MoveTest,
    testing::Values(
        MoveCase{"ToTheFront", "We will mend the old bridge in the morning.",
                 "In the morning we will mend the old bridge.",
                 "MOVE1(|In the morning) KEEP(We will mend the old bridge|we will mend the old "
                 "bridge.) MOVE1(in the morning.|) "},
        MoveCase{"OneWord", "The harbour only opens on Sundays",
                 "The harbour opens only on Sundays",
                 "KEEP(The harbour|The harbour) MOVE1(only|) KEEP(opens|opens) MOVE1(|only) "
                 "KEEP(on Sundays|on Sundays) "},
        MoveCase{
            "ConjunctionGoesAlong", "We lost bakers and millers to the coast last winter",
            "We lost millers and bakers to the coast last winter",
            "KEEP(We lost|We lost) MOVE1(|millers and) KEEP(bakers|bakers) MOVE1(and millers|) "
            "KEEP(to the coast last winter|to the coast last winter) "},
        MoveCase{"BesideOtherChanges", "At dawn the crew quietly mended the torn red sails",
                 "The crew mended the torn sails at dawn, slowly",
                 "MOVE1(At dawn|) KEEP(the crew|The crew) DELETE(quietly|) KEEP(mended the "
                 "torn|mended the torn) DELETE(red|) KEEP(sails|sails) MOVE1(|at dawn,) "
                 "INSERT(|slowly) "},
        MoveCase{"NothingThatSaysNothing", "The boat of the guard sank near here",
                 "The boat sank of near here",
                 "KEEP(The boat|The boat) DELETE(of the guard|) KEEP(sank|sank) INSERT(|of) "
                 "KEEP(near here|near here) "},
        MoveCase{"NotWhatTheOtherLacks", "Pilots never sleep on the long crossing",
                 "Pilots sleep on the long crossing",
                 "KEEP(Pilots|Pilots) DELETE(never|) KEEP(sleep on the long crossing|sleep on the "
                 "long crossing) "}),
    [](const testing::TestParamInfo<MoveCase>& test) { return std::string(test.param.name); });

TEST(Edits, MovesNeverChangeTheVerdict) {
  std::mt19937 random(9);
  for (int round = 0; round < 5000; ++round) {
    const std::string a = RandomWords(random);
    const std::string b = RandomWords(random);
    const Comparison with = CompareWithEdits(Normalize(a), a, Normalize(b), b);
    const Comparison without = CompareTexts(a, b);
    ASSERT_EQ(Show(with), Show(without)) << a << " / " << b;
    ASSERT_EQ(with.score, without.score) << a << " / " << b;
  }
}

// Each move is two steps with one number, the same words, and something kept in between.
TEST(Edits, MovesComeInPairs) {
  std::mt19937 random(10);
  int found = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string a = RandomWords(random);
    const std::string b = RandomWords(random);
    const auto edits = CompareWithEdits(Normalize(a), a, Normalize(b), b).edits;
    std::map<int32_t, std::vector<size_t>> steps;
    for (size_t i = 0; i < edits.size(); ++i) {
      ASSERT_EQ(edits[i].op == EditOp::kMove, edits[i].move > 0) << a << " / " << b;
      if (edits[i].move > 0) steps[edits[i].move].push_back(i);
    }
    for (const auto& [number, places] : steps) {
      ASSERT_EQ(places.size(), 2u) << a << " / " << b;
      const Edit& first = edits[places[0]];
      const Edit& second = edits[places[1]];
      ASSERT_NE(first.a_text.empty(), first.b_text.empty()) << a << " / " << b;
      ASSERT_EQ(first.a_text.empty(), second.b_text.empty()) << a << " / " << b;
      const auto keeps = [&](size_t from, size_t to) {
        return std::any_of(edits.begin() + static_cast<std::ptrdiff_t>(from),
                           edits.begin() + static_cast<std::ptrdiff_t>(to),
                           [](const Edit& edit) { return edit.op == EditOp::kKeep; });
      };
      ASSERT_TRUE(keeps(places[0], places[1])) << a << " / " << b;
      ++found;
    }
  }
  EXPECT_GT(found, 100);
}

TEST(Edits, KeepEverythingOfExactTexts) {
  EXPECT_EQ(ShowEdits("The boat—sank!", "the boat sank"), "KEEP(The boat—sank!|the boat sank) ");
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
