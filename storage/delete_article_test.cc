#include <string>
#include <vector>

#include "gmock/gmock.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DeleteArticleTest : public StoreTest {
 protected:
  absl::StatusOr<ArticleDeletion> Delete(domain::ArticleId id) {
    return store_->DeleteArticle(call_, id, {"desk", "a court said so"}, SimpleRules());
  }

  // All that the tables hold, as text.
  std::string Everything() const {
    std::string sql;
    for (const char* table :
         {"article", "article_revision", "entry", "occurrence", "chain_link", "quote", "variant",
          "speaker", "speaker_alias", "reassignment", "article_deletion"}) {
      sql += (sql.empty() ? "SELECT concat_ws(E'\\n', " : ", ") +
             std::string("(SELECT string_agg(t::text, E'\\n') FROM ") + table + " AS t)";
    }
    return database_.Run(sql + ")");
  }
};

TEST_F(DeleteArticleTest, LeavesTheRowsAsIfItHadNeverCome) {
  const auto other = [](int i) {
    return ArticleBuilder("https://example.org/" + std::to_string(i),
                          "2023-02-1" + std::to_string(i))
        .Say("we will hold the line until spring", "Ada Park")
        .Say("rain will come number" + std::to_string(i), "Tom Reed");
  };
  Save(other(5));
  const std::string before = RowCounts();
  const std::string quotes = Show(Quotes());
  const ArticleBuilder first =
      ArticleBuilder("https://example.org/secret", "2023-02-11")
          .Title("A secret title")
          .Say("so we will hold the line until spring and beyond", "Ada Park")
          .Say("a secret of mine alone", "Sue Secretary");
  const SaveResult saved = Save(first);
  ArticleBuilder second("https://example.org/secret", "2023-02-11");
  Save(second.Title("A secret title").Say("a secret of mine", "Sue Secretary"));
  EXPECT_THAT(Show(Quotes()), HasSubstr("and beyond |"));

  const auto deletion = Delete(saved.article);
  ASSERT_TRUE(deletion.ok()) << deletion.status();
  EXPECT_EQ(deletion->revision_count, 2);
  EXPECT_EQ(deletion->occurrence_count, 3);
  EXPECT_EQ(deletion->quote_count, 1);
  EXPECT_EQ(deletion->speaker_count, 1);
  EXPECT_EQ(RowCounts(), before);
  EXPECT_EQ(Show(Quotes()), quotes);
  EXPECT_EQ(Quotes({.words = "hold"})[0].first_publish_time, domain::ParseTime("2023-02-15"));
  EXPECT_THAT(Everything(), Not(HasSubstr("ecret")));
  EXPECT_THAT(Everything(), HasSubstr("a court said so"));
  // A fragment still finds the quote by what is left of it.
  Save(
      ArticleBuilder("https://example.org/9", "2023-02-19").Say("hold the line until", "Ada Park"));
  EXPECT_EQ(Quotes({.words = "hold"}).size(), 1u);
  EXPECT_EQ(Reason(Delete(saved.article).status()), "ARTICLE_NOT_FOUND");
}

TEST_F(DeleteArticleTest, KeepsSpeakersWhomPeopleKnowOrCorrected) {
  const SaveResult saved = Save(ArticleBuilder("https://example.org/1", "2023-02-15")
                                    .Say("we will hold the line", "Ada Park")
                                    .Say("not one step back", "Bo Lane")
                                    .Say("the bridge stays closed", "Cy Reed")
                                    .Say("rain will come tomorrow", "Di Holt"));
  ASSERT_TRUE(store_
                  ->ImportSpeakers(call_, {{.names = {{.name = "Ada Park", .spelling_key = ""}},
                                            .wikidata_id = "Q1",
                                            .roles = {}}})
                  .ok());
  const auto occurrences = Occurrences({.article = saved.article, .quote = {}, .speaker = {}});
  ASSERT_TRUE(
      store_
          ->Correct(call_,
                    RenameSpeaker{.speaker = *occurrences[1].speaker, .new_name = "Bo B. Lane"},
                    {"desk", "in full"}, SimpleRules())
          .ok());
  const auto reassigned = store_->Correct(
      call_, ReassignOccurrence{.occurrence = occurrences[2].id, .speaker = occurrences[0].speaker},
      {"desk", "hers"}, SimpleRules());
  ASSERT_TRUE(reassigned.ok());
  const auto deletion = Delete(saved.article);
  ASSERT_TRUE(deletion.ok()) << deletion.status();
  EXPECT_EQ(deletion->speaker_count, 1);
  const auto speakers = store_->ListSpeakers(call_, {}, {});
  std::string names;
  for (const domain::Speaker& speaker : speakers->items) names += speaker.name + ";";
  EXPECT_EQ(names, "Ada Park;Bo B. Lane;Cy Reed;");
  EXPECT_EQ(database_.Run("SELECT count(*) FROM reassignment"), "0");
  // The correction is still listed and can be undone, though nothing is left of its words.
  EXPECT_TRUE(store_->UndoCorrection(call_, reassigned->id, {"desk", "no"}, SimpleRules()).ok());
}

TEST_F(DeleteArticleTest, NamesThatOnlyItHadGoFromSpeakersWhoStay) {
  Save(ArticleBuilder("https://example.org/1", "2023-02-15").Say("we hold the line", "Ada Park"));
  ArticleBuilder spelled("https://example.org/2", "2023-02-16");
  spelled.Say("not one step back", "Adah Park");
  spelled.Last().spelling_key = "ada park";
  database_.Run("UPDATE speaker_alias SET spelling_key = 'ada park'");
  const SaveResult saved = Save(spelled);
  ASSERT_TRUE(Delete(saved.article).ok());
  const auto speakers = store_->ListSpeakers(call_, {}, {});
  ASSERT_EQ(speakers->items.size(), 1u);
  EXPECT_THAT(speakers->items[0].aliases, testing::IsEmpty());
}

TEST_F(DeleteArticleTest, RecordsOfErasingsAreListedNewestFirstAndByUrl) {
  std::vector<domain::ArticleId> erased;
  for (int i = 0; i < 5; ++i) {
    const std::string url = "https://example.org/" + std::to_string(i % 2);
    const SaveResult saved =
        Save(ArticleBuilder(url, "2023-02-15").Say("we hold the line", "Ada Park"));
    ASSERT_TRUE(Delete(saved.article).ok());
    erased.insert(erased.begin(), saved.article);
  }
  std::vector<domain::ArticleId> listed;
  PageRequest request = {.size = 2, .cursor = ""};
  do {
    const auto page = store_->ListArticleDeletions(call_, {}, request);
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_LE(page->items.size(), 2u);
    for (const ArticleDeletion& deletion : page->items) listed.push_back(deletion.article);
    request.cursor = page->cursor;
  } while (!request.cursor.empty());
  EXPECT_EQ(listed, erased);

  const auto of_one =
      store_->ListArticleDeletions(call_, {.url = "https://example.org/1"}, {.size = 10});
  ASSERT_TRUE(of_one.ok()) << of_one.status();
  ASSERT_EQ(of_one->items.size(), 2u);
  EXPECT_EQ(of_one->items[0].article, erased[1]);
  EXPECT_EQ(of_one->items[0].note.actor, "desk");
  EXPECT_EQ(of_one->items[0].note.reason, "a court said so");
  EXPECT_EQ(of_one->items[0].revision_count, 1);
  EXPECT_EQ(of_one->items[0].occurrence_count, 1);
  EXPECT_TRUE(
      store_->ListArticleDeletions(call_, {.url = "https://example.org/9"}, {})->items.empty());
}

TEST_F(DeleteArticleTest, AFragmentThatMayBeOfTwoQuotesGoesToTheOneWhoseSpeakerIsLeft) {
  const std::string whole = "so we hold the line until spring comes";
  const std::string other = "yes we hold the line until autumn";
  const std::string fragment = "we hold the line until";
  MatchRules rules = SimpleRules();  // the wholes are two quotes, whatever they share
  rules.judge = [&](const std::string& wording, const std::vector<std::string>& others) {
    std::vector<PairRelation> relations;
    for (const std::string& one : others) {
      const bool partial = (wording == fragment) != (one == fragment);
      relations.push_back(partial ? PairRelation::kLikelyPartial : PairRelation::kNone);
    }
    return relations;
  };
  const auto save = [&](const std::string& url, const std::string& words, const std::string& name) {
    ArticleBuilder builder(url, "2023-02-11");
    builder.Say(words, name);
    const auto saved = store_->SaveArticle(call_, builder.draft(), rules);
    EXPECT_TRUE(saved.ok()) << saved.status();
    return saved->article;
  };
  save("https://example.org/1", whole, "Bo Lane");
  save("https://example.org/2", other, "Ada Park");
  const auto erased = save("https://example.org/3", other, "Bo Lane");
  save("https://example.org/4", fragment, "Bo Lane");
  ASSERT_EQ(Quotes().size(), 3u);
  ASSERT_TRUE(Delete(erased).ok());
  const std::vector<StoredQuote> left = Quotes();
  ASSERT_EQ(left.size(), 2u);
  const StoredQuote& joined = left[0].wording == whole ? left[0] : left[1];
  EXPECT_EQ(joined.wording, whole);
  EXPECT_EQ(joined.occurrence_count, 2);
  ASSERT_EQ(joined.variants.size(), 2u);
  EXPECT_EQ(joined.variants[1].wording, fragment);
}

TEST_F(DeleteArticleTest, AnArticleCanComeAgainAfterwards) {
  const ArticleBuilder builder =
      ArticleBuilder("https://example.org/1", "2023-02-15").Say("we hold the line", "Ada Park");
  const SaveResult first = Save(builder);
  ASSERT_TRUE(Delete(first.article).ok());
  const SaveResult again = Save(builder);
  EXPECT_EQ(again.outcome, SaveOutcome::kCreated);
  EXPECT_NE(again.article, first.article);
}

}  // namespace
}  // namespace verbatim::storage
