// What is asked of the last days costs what these hold: which indexes the statements use when much
// more is stored, and that they answer as those do that walk all.

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/queries.h"
#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using testing::HasSubstr;
using testing::Not;

// 4,000 articles of two outlets, ten an hour, each with five statements; a seventh of the quotes
// comes back once, days later.
constexpr char kFill[] = R"(
INSERT INTO article (url, outlet, title, language, publish_time, revision)
  SELECT 'https://example.test/' || i, 'Example ' || CASE WHEN i % 2 = 0 THEN 'Times' ELSE 'Post' END,
    'Title ' || i, 'en', timestamptz '2023-01-01 00:00Z' + i * interval '6 minutes', 1
  FROM generate_series(1, 4000) AS i;
INSERT INTO article_revision
    (article_id, revision, title, text, content_hash, title_span, standfirst_span)
  SELECT article_id, 1, 'Title', repeat('Text ', 250), sha256('x'), 'empty', 'empty' FROM article;
INSERT INTO entry (article_id, revision, entry_index, span_begin, span_end, heading_begin,
    heading_end, heading)
  SELECT article_id, 1, 0, 0, 4, 0, 0, '' FROM article;
INSERT INTO quote (quote_id, wording, verbatim, standing_count, first_publish_time)
  SELECT i, 'harbour ' || i || ' lamp ' || i % 5000, true, 1 + (i % 7 = 0)::int,
    timestamptz '2023-01-01 00:00Z' + (1 + i % 2500) * interval '6 minutes'
  FROM generate_series(1, 20000) AS i;
INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation)
  SELECT quote_id, quote_id, wording, sha256(wording::bytea), 'EXACT' FROM quote;
INSERT INTO occurrence (article_id, revision, first_revision, entry_index, kind, content,
    segment_begins, segment_attachments, segment_texts, cue_text, source_text, confidence,
    positions, wording, publish_time, quote_id, variant_id, resolved_name, resolved_kind,
    resolved_confidence, candidate_names, candidate_kinds, candidate_confidences)
  SELECT a.article_id, 1, 1, 0, 'DIRECT', '{[0,4)}', '{0}', '{CUE}', '{Text}', '', '', 1, '{}',
    q.wording, a.publish_time, q.quote_id, q.quote_id, 'Ada Park', 'PERSON', 1, '{}', '{}', '{}'
  FROM quote AS q
  CROSS JOIN LATERAL (VALUES (1 + q.quote_id % 2500),
    (CASE WHEN q.quote_id % 7 = 0 THEN 2501 + q.quote_id % 1500 END)) AS place (article_id)
  JOIN article AS a ON a.article_id = place.article_id;
ANALYZE;
)";

class RecentArticlesTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new TestDatabase();
    database_->Run(kFill);
  }
  static void TearDownTestSuite() {
    delete database_;
    database_ = nullptr;
  }

  // The plan for these parameters, as the store has them planned.
  static std::string PlanOf(const Query& query, const std::string& arguments) {
    return database_->Run("SET plan_cache_mode = force_custom_plan; PREPARE asked AS " +
                          std::string(query.text) + "\n; EXPLAIN EXECUTE asked (" + arguments +
                          ")");
  }

  static std::string RowsOf(const Query& query, const std::string& arguments) {
    return database_->Run("PREPARE asked AS " + std::string(query.text) + "\n; EXECUTE asked (" +
                          arguments + ")");
  }

  static TestDatabase* database_;
};

TestDatabase* RecentArticlesTest::database_ = nullptr;

TEST_F(RecentArticlesTest, RepeatedQuotesAreFoundFromTheArticles) {
  for (const char* outlet : {"NULL", "'Example Times'"}) {
    const std::string plan = PlanOf(
        queries::kSearchQuotesRepeatedSince,
        "'-infinity', 0, 50, 2, " + std::string(outlet) + ", '2023-01-17 00:00Z', NULL, NULL");
    EXPECT_THAT(plan, Not(HasSubstr("Seq Scan"))) << plan;
    EXPECT_THAT(plan, testing::AnyOf(HasSubstr("occurrence_article_ix"),
                                     HasSubstr("occurrence_publish_ix")));
    EXPECT_THAT(plan, HasSubstr("quote_pkey"));
    EXPECT_THAT(plan, testing::AnyOf(HasSubstr("article_publish_ix"),
                                     HasSubstr("article_outlet_publish_ix")));
  }
}

TEST_F(RecentArticlesTest, RepeatedQuotesAreThoseOfTheWalk) {
  for (const char* outlet : {"NULL", "'Example Times'", "'Nobody'"}) {
    for (const char* since : {"2022-01-01", "2023-01-11", "2023-01-17", "2024-01-01"}) {
      for (const char* start : {"'-infinity', 0", "'2023-01-03 12:00Z', 7"}) {
        const std::string arguments = std::string(start) + ", 5000, 2, " + outlet + ", '" + since +
                                      " 00:00Z', NULL, 'DIRECT'";
        EXPECT_EQ(RowsOf(queries::kSearchQuotesRepeatedSince, arguments),
                  RowsOf(queries::kSearchQuotesRepeated, arguments))
            << arguments;
      }
    }
  }
  EXPECT_THAT(RowsOf(queries::kSearchQuotesRepeatedSince,
                     "'-infinity', 0, 50, 2, NULL, '2023-01-16 00:00Z', NULL, NULL"),
              HasSubstr("|"));
}

TEST_F(RecentArticlesTest, TextsAndCountsComeByPublishTime) {
  const std::string recent = "'infinity', 9223372036854775807, 100, NULL, '2023-01-17 12:00Z'";
  EXPECT_THAT(PlanOf(queries::kListArticleTexts, recent),
              testing::AllOf(HasSubstr("article_publish_ix"), HasSubstr("article_revision_pkey"),
                             Not(HasSubstr("Seq Scan")), Not(HasSubstr("Sort"))));
  const std::string of_outlet =
      "'infinity', 9223372036854775807, 100, 'Example Times', '2023-01-02 00:00Z'";
  EXPECT_THAT(PlanOf(queries::kListArticleTexts, of_outlet),
              testing::AllOf(testing::AnyOf(HasSubstr("article_outlet_publish_ix"),
                                            HasSubstr("article_publish_ix")),
                             Not(HasSubstr("Seq Scan"))));
  EXPECT_THAT(PlanOf(queries::kCountArticlesSince, "'2023-01-17 00:00Z', 100"),
              testing::AllOf(HasSubstr("article_publish_ix"), Not(HasSubstr("Seq Scan"))));
}

class ArticleTextsTest : public StoreTest {};

TEST_F(ArticleTextsTest, ComeLatestFirstWithTheirTextFromATimeOn) {
  const auto save = [&](const std::string& name, const std::string& day,
                        const std::string& outlet) {
    Save(ArticleBuilder("https://example.test/" + name, day)
             .Outlet(outlet)
             .Prose("Text of " + name));
  };
  save("old", "2023-02-01", "A");
  save("middle", "2023-02-10", "B");
  save("new", "2023-02-12", "A");
  const auto show = [&](const ArticleFilter& filter) {
    std::string shown;
    std::string cursor;
    do {
      auto page = store_->ListArticles(call_, filter, {.size = 1, .cursor = cursor});
      if (!page.ok()) return std::string(page.status().message());
      for (const StoredArticle& stored : page->items) shown += stored.article.text + ";";
      cursor = page->cursor;
    } while (!cursor.empty());
    return shown;
  };
  ArticleFilter filter{.with_texts = true};
  EXPECT_THAT(show(filter), testing::MatchesRegex(".*new.*middle.*old.*"));
  filter.published_from = domain::ParseTime("2023-02-10");
  EXPECT_THAT(show(filter), testing::MatchesRegex(".*new.*middle.*"));
  EXPECT_THAT(show(filter), Not(HasSubstr("old")));
  filter.outlet = "A";
  EXPECT_THAT(show(filter), Not(HasSubstr("middle")));
}

}  // namespace
}  // namespace verbatim::storage
