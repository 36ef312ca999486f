#include "services/app/quote_rules.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace verbatim::app {
namespace {

using storage::PairRelation;

struct PairCase {
  const char* a;
  const char* b;
  PairRelation relation;
};

const std::vector<PairCase>& Cases() {
  using enum PairRelation;
  static const std::vector<PairCase> cases = {
      {"The orchards froze twice in April, and nobody came to look at them",
       "The orchards froze twice in April and nobody came to look at them!", kVariant},
      {"We will rebuild the harbor wall before the winter storms arrive",
       "We’ll rebuild the harbour wall before the winter storms arrive", kVariant},
      {"In the valley the orchards froze twice in April, and nobody came to look",
       "the orchards froze twice in April", kLikelyPartial},
      {"We will rebuild the harbour wall, the lighthouse and the old railway bridge before the "
       "winter storms arrive from the north. Nobody who lives in this valley will be left alone",
       "We will rebuild the harbour wall, the lighthouse and the old railway bridge before the "
       "winter storms arrive from the north.",
       kPartial},
      {"I looked at it for a year and this is not who we are, my friends", "this is not who we are",
       kNone},
      {"The orchards froze twice in April, and nobody came to look at them",
       "Twelve families left the island in April last year", kNone},
      // So few 3-grams in common that it takes one speaker.
      {"Rebuilding the harbour needs courage, and rebuilding a lighthouse wants patience, always",
       "Rebuilding the harbour needs courage, but rebuilding the lighthouse wants much patience",
       kLikelyPartial},
      {"The orchards froze in April and the farmers lost a harvest in the valley",
       "Orchards froze in April and farmers lost their harvest in this valley", kLikelyPartial},
      {"Never again", "Never again, my friends, never again", kNone},
      {"never again", "Never again!", kNone},
  };
  return cases;
}

TEST(QuoteRules, JudgesAPairTheSameWhicheverCameFirst) {
  const storage::MatchRules rules = QuoteRules();
  for (const PairCase& pair : Cases()) {
    EXPECT_EQ(rules.judge(pair.a, {pair.b}), std::vector{pair.relation}) << pair.a << "\n"
                                                                         << pair.b;
    EXPECT_EQ(rules.judge(pair.b, {pair.a}), std::vector{pair.relation}) << pair.a << "\n"
                                                                         << pair.b;
  }
}

TEST(QuoteRules, AnswersForEachInTurn) {
  const storage::MatchRules rules = QuoteRules();
  const std::string words = "the orchards froze twice in April and nobody came to look";
  EXPECT_EQ(rules.judge(words, {"rain fell on the harbour all night", words + "!"}),
            (std::vector{PairRelation::kNone, PairRelation::kVariant}));
  EXPECT_TRUE(rules.judge(words, {}).empty());
}

TEST(QuoteRules, RelatesAWordingToItsRepresentative) {
  const storage::MatchRules rules = QuoteRules();
  EXPECT_EQ(rules.relate("The boats sailed at dawn", "the boats sailed at dawn"),
            domain::Relation::kExact);
  EXPECT_EQ(rules.relate("The boats sailed at dawn for the islands", "the boats sailed at dawn"),
            domain::Relation::kPartial);
}

}  // namespace
}  // namespace verbatim::app
