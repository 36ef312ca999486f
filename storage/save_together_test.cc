#include <set>
#include <string>
#include <thread>
#include <vector>

#include "storage/internal/save_article.h"
#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

constexpr char kUrl[] = "https://example.org/known";

class SaveTogetherTest : public StoreTest {};

using SaveResults = std::vector<absl::StatusOr<SaveResult>>;

// Saves drafts from as many threads at once.
SaveResults SaveAtOnce(Store& store, const std::vector<ArticleDraft>& drafts) {
  SaveResults results(drafts.size());
  std::vector<std::thread> writers;
  for (size_t i = 0; i < drafts.size(); ++i) {
    writers.emplace_back([&, i] { results[i] = store.SaveArticle({}, drafts[i], SimpleRules()); });
  }
  for (std::thread& writer : writers) writer.join();
  return results;
}

TEST_F(SaveTogetherTest, EachOfManyAtOnceHearsOfItsOwn) {
  constexpr int kArticles = 24;
  ArticleBuilder known(kUrl, "2023-02-15");
  Save(known.Say("the bridge stays closed until spring", "Ada Park"));
  std::vector<ArticleDraft> drafts;
  for (int i = 0; i < kArticles; ++i) {
    ArticleBuilder builder("https://example.org/" + std::to_string(i), "2023-02-15");
    builder.Say("the bridge stays closed until spring", "Ada Park");
    builder.Say("ferry number " + std::to_string(i) + " leaves tonight", "Tom Reed");
    drafts.push_back(builder.draft());
  }
  drafts.push_back(known.Say("nobody asked the harbour master", "Tom Reed").draft());
  const SaveResults results = SaveAtOnce(*store_, drafts);
  std::set<int64_t> ids;
  int64_t new_quotes = 0;
  for (size_t i = 0; i < results.size(); ++i) {
    ASSERT_TRUE(results[i].ok()) << results[i].status();
    EXPECT_EQ(results[i]->outcome,
              drafts[i].article.url == kUrl ? SaveOutcome::kRevised : SaveOutcome::kCreated);
    EXPECT_EQ(results[i]->occurrence_count, 2);
    new_quotes += results[i]->new_quote_count;
    ids.insert(results[i]->article.value());
    const auto stored = store_->GetArticle(call_, results[i]->article);
    ASSERT_TRUE(stored.ok());
    EXPECT_EQ(stored->article.url, drafts[i].article.url);
  }
  EXPECT_EQ(ids.size(), results.size());
  EXPECT_EQ(new_quotes, kArticles + 1);
}

TEST_F(SaveTogetherTest, OneThatFailsAmongManyFailsAlone) {
  std::vector<ArticleDraft> drafts;
  for (int i = 0; i < 12; ++i) {
    ArticleBuilder builder("https://example.org/" + std::to_string(i), "2023-02-15");
    drafts.push_back(builder.Say("lamp " + std::to_string(i) + " burns all night", "Tom").draft());
  }
  drafts.front().article.title = std::string("no\0text", 7);
  const SaveResults results = SaveAtOnce(*store_, drafts);
  EXPECT_EQ(results.front().status().code(), absl::StatusCode::kInvalidArgument);
  for (size_t i = 1; i < results.size(); ++i) EXPECT_TRUE(results[i].ok()) << results[i].status();
}

TEST_F(SaveTogetherTest, ALastNameIsThatOfAFullNameThatComesAtOnce) {
  std::vector<ArticleDraft> drafts;
  for (int i = 0; i < 8; ++i) {
    ArticleBuilder builder("https://example.org/" + std::to_string(i), "2023-02-15");
    const std::string words = "gate " + std::to_string(i) + " opens at nine";
    drafts.push_back(builder.Say(words, i == 7 ? "Maria Zakharova" : "Zakharova").draft());
  }
  const MatchRules rules = SimpleRules();
  std::vector<SaveItem> items;
  for (const ArticleDraft& draft : drafts) {
    items.push_back({.call = &call_, .draft = &draft, .rules = &rules});
  }
  Database database({.url = *ParseDatabaseUrl(database_.url())});
  const auto results = SaveTogether(database, {}, items);
  ASSERT_TRUE(results.ok()) << results.status();
  EXPECT_EQ(database_.Run("SELECT count(*) FROM speaker"), "1");
  EXPECT_EQ(database_.Run("SELECT count(*) FROM occurrence WHERE speaker_link = 'SURNAME'"), "7");
}

}  // namespace
}  // namespace verbatim::storage
