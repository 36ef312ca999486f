// What is no more than likely to be a part of a longer wording is paired with it only where both
// may have one speaker, whoever comes first.

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "storage/migration_files.h"
#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

constexpr char kWhole[] = "so we hold the line until spring comes";
constexpr char kFragment[] = "we hold the line until";

MatchRules LikelyRules() {
  MatchRules rules = SimpleRules();
  rules.judge = [](const std::string& wording, const std::vector<std::string>& others) {
    std::vector<PairRelation> relations;
    for (const std::string& one : others) {
      const bool partial = (wording == kFragment) != (one == kFragment);
      relations.push_back(partial ? PairRelation::kLikelyPartial : PairRelation::kNone);
    }
    return relations;
  };
  return rules;
}

class LikelyPairTest : public StoreTest {
 protected:
  void SaveAs(const ArticleBuilder& builder) {
    const auto saved = store_->SaveArticle(call_, builder.draft(), LikelyRules());
    EXPECT_TRUE(saved.ok()) << saved.status();
  }
  void Say(int number, const std::string& words, const std::string& name) {
    SaveAs(ArticleBuilder("https://example.org/" + std::to_string(number), "2023-02-11")
               .Say(words, name));
  }

  std::string Pairs() const {
    return database_.Run(
        "SELECT l.wording, s.wording, w.relation FROM wording_pair AS w"
        " JOIN variant AS l ON l.variant_id = w.longer_id"
        " JOIN variant AS s ON s.variant_id = w.shorter_id");
  }

  // Two who can't be one have said both; then one of both is said by somebody else.
  void ExpectOneQuoteAfter(const std::string& words, const std::string& name) {
    Say(1, kWhole, "Bo Lane");
    Say(2, kFragment, "Ada Park");
    Say(3, words, name);
    EXPECT_EQ(Pairs(), pair_);
    ASSERT_EQ(Quotes().size(), 1u);
    EXPECT_EQ(Quotes()[0].occurrence_count, 3);
  }

  const std::string pair_ = std::string(kWhole) + "|" + kFragment + "|LIKELY_PARTIAL";
};

TEST_F(LikelyPairTest, SpeakersWhoCannotBeOneMakeNone) {
  Say(1, kWhole, "Bo Lane");
  Say(2, kFragment, "Ada Park");
  EXPECT_EQ(Pairs(), "");
  EXPECT_EQ(Quotes().size(), 2u);
}

TEST_F(LikelyPairTest, ItComesWhenTheWholesSpeakerSaysTheFragment) {
  ExpectOneQuoteAfter(kFragment, "Bo Lane");
}

TEST_F(LikelyPairTest, ItComesWhenTheFragmentsSpeakerSaysTheWhole) {
  ExpectOneQuoteAfter(kWhole, "Ada Park");
}

TEST_F(LikelyPairTest, ItComesWhenNobodyIsNamed) { ExpectOneQuoteAfter(kFragment, ""); }

TEST_F(LikelyPairTest, ItComesWithinOneArticle) {
  SaveAs(ArticleBuilder("https://example.org/1", "2023-02-11")
             .Say(kWhole, "Bo Lane")
             .Say(kFragment, "Ada Park"));
  EXPECT_EQ(Pairs(), "");
  SaveAs(ArticleBuilder("https://example.org/2", "2023-02-12")
             .Say(kFragment, "Sue Lane")
             .Say(kWhole, "Sue Lane"));
  EXPECT_EQ(Pairs(), pair_);
  EXPECT_EQ(Quotes().size(), 1u);
}

// What a look-up remembers of a wording must not be older than the speakers that are stored.
TEST_F(LikelyPairTest, SpeakersWhoCameLaterAreKnownToTheNext) {
  Say(1, kWhole, "Bo Lane");
  Say(2, "yes we hold the line until autumn", "Tom Reed");  // for which the whole is looked up
  Say(3, kWhole, "Ada Park");
  Say(4, kFragment, "Ada Park");
  EXPECT_EQ(Pairs(), pair_);
}

TEST_F(LikelyPairTest, TheMigrationDropsThoseThatCountForNothing) {
  Say(1, kWhole, "Bo Lane");
  Say(2, kFragment, "Ada Park");
  Say(3, "yes we hold the line until autumn", "Ada Park");
  EXPECT_EQ(Quotes().size(), 2u);
  const std::string before = Pairs();
  database_.Run(
      "INSERT INTO wording_pair (longer_id, shorter_id, relation) SELECT l.variant_id, "
      "s.variant_id,"
      " 'LIKELY_PARTIAL' FROM variant AS l, variant AS s WHERE l.wording = '" +
      std::string(kWhole) + "' AND s.wording = '" + kFragment + "'");
  for (const Migration& migration : kMigrations) {
    if (migration.version == 34) database_.Run(migration.sql);
  }
  EXPECT_EQ(Pairs(), before);
  EXPECT_EQ(before,
            "yes we hold the line until autumn|" + std::string(kFragment) + "|LIKELY_PARTIAL");
}

}  // namespace
}  // namespace verbatim::storage
