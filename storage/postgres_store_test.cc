#include "storage/postgres_store.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "services/base/error.h"
#include "storage/testing/article_builder.h"
#include "storage/testing/test_database.h"

namespace verbatim::storage {
namespace {

constexpr char kUrl[] = "https://example.org/a";

class PostgresStoreTest : public ::testing::Test {
 protected:
  SaveResult Save(const ArticleBuilder& builder) {
    auto result = store_->SaveArticle(CallContext(), builder.draft(), SimpleRules(builder.draft()));
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *result : SaveResult();
  }

  TestDatabase database_;
  std::unique_ptr<Store> store_ = database_.Open();
};

TEST_F(PostgresStoreTest, AnswersPing) { EXPECT_TRUE(store_->Ping(CallContext()).ok()); }

TEST_F(PostgresStoreTest, ReturnsAnArticleAsItWasSaved) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Entry("First entry").Say("we will hold the line", "Ada Park").Prose("Rain fell.");
  builder.Entry("Second “entry”").Say("not one step back", "Tom Reed");
  const SaveResult saved = Save(builder);
  EXPECT_EQ(saved.outcome, SaveOutcome::kCreated);
  EXPECT_EQ(saved.revision, 1);
  EXPECT_EQ(saved.occurrence_count, 2);
  EXPECT_EQ(saved.new_quote_count, 2);
  auto article = store_->GetArticle(CallContext(), saved.article);
  ASSERT_TRUE(article.ok()) << article.status();
  EXPECT_EQ(article->article.text, builder.draft().article.text);
  EXPECT_EQ(article->article.entries, builder.draft().article.entries);
  EXPECT_EQ(article->article.publish_time, builder.draft().article.publish_time);
  EXPECT_EQ(article->occurrence_count, 2);
}

}  // namespace
}  // namespace verbatim::storage
