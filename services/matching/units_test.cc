#include "services/matching/units.h"

#include <string_view>

#include <gtest/gtest.h>

namespace verbatim::matching {
namespace {

bool SameUnits(std::string_view a, std::string_view b) {
  const std::vector<Unit> left = MakeUnits(Normalize(a));
  const std::vector<Unit> right = MakeUnits(Normalize(b));
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Unit& x, const Unit& y) { return x.code == y.code; });
}

struct SameCase {
  const char* name;
  std::string_view a;
  std::string_view b;
};

class UnitsTest : public testing::TestWithParam<SameCase> {};

TEST_P(UnitsTest, AreTheSame) { EXPECT_TRUE(SameUnits(GetParam().a, GetParam().b)); }

INSTANTIATE_TEST_SUITE_P(
    Cases, UnitsTest,
    testing::Values(
        SameCase{"Negations", "I don’t, can’t and won’t", "I do not, cannot and will not"},
        SameCase{"WrittenWithoutApostrophe", "dont", "do not"},
        SameCase{"Auxiliaries", "We’ve seen they’re here; I’ll go, I’m sure",
                 "We have seen they are here; I will go, I am sure"},
        SameCase{"AmbiguousHave", "I’d gone", "I had gone"},
        SameCase{"AmbiguousWould", "I’d go", "I would go"},
        SameCase{"AmbiguousIs", "it’s late", "it is late"},
        SameCase{"AmbiguousHas", "it’s been late", "it has been late"},
        SameCase{"Spoken", "You gotta give ’em what they’re gonna want, dunno",
                 "You got to give them what they are going to want, do not know"},
        SameCase{"SpellingByTable", "the defence programme of the theatre",
                 "the defense program of the theater"},
        SameCase{"SpellingByRule", "neighbours organise and travelled with colour",
                 "neighbors organize and traveled with color"},
        SameCase{"SpellingOfPossessive", "the centre’s labour", "the center’s labor"},
        SameCase{"NumberWords", "Ten of the twelve", "10 of the 12"},
        SameCase{"Percent", "30 %", "thirty percent"}, SameCase{"PerCent", "30 per cent", "30%"},
        SameCase{"OldContractions", "’Tis late; ’twas early", "It is late; it was early"},
        SameCase{"SpokenWithoutApostrophe", "wouldve, mustnt, tryna, imma",
                 "would have, must not, trying to, I am going to"},
        SameCase{"Accents", "Lucía’s naïve café", "Lucia's naive cafe"},
        SameCase{"AccentsDecomposed", "cafe\u0301 Erdog\u0306an", "café Erdoğan"},
        SameCase{"Titles", "Senator Hale", "Sen. Hale"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Units, StayApartWhereOnlyTheSpellingIsAlike) {
  EXPECT_FALSE(SameUnits("hour", "hor"));
  EXPECT_FALSE(SameUnits("filled", "filed"));
  EXPECT_FALSE(SameUnits("prise", "prize"));
  EXPECT_FALSE(SameUnits("may", "must"));
}

TEST(Units, PointToTheirWords) {
  const std::vector<Unit> units = MakeUnits(Normalize("We don’t"));
  ASSERT_EQ(units.size(), 3u);
  EXPECT_EQ(units[1].word, 1u);
  EXPECT_EQ(units[2].word, 1u);
  EXPECT_TRUE(units[2].classes & kNegator);
}

}  // namespace
}  // namespace verbatim::matching
