// A database from before there were claims: migration 0026 has its articles read, and what came
// with later ones works on what is stored.

#include <string>

#include "gtest/gtest.h"

#include "storage/migration_files.h"
#include "storage/migrations.h"
#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

constexpr int kVersionBefore = 25;

// An article in its second revision, which withdrew one of two statements.
constexpr char kRows[] = R"(
INSERT INTO article (url, outlet, title, language, revision)
  VALUES ('https://example.test/1', 'Example Times', 'Title', 'en', 2);
INSERT INTO article_revision
    (article_id, revision, title, text, content_hash, title_span, standfirst_span)
  SELECT article_id, r, 'Title', 'Text', sha256('x'), 'empty', 'empty'
  FROM article, generate_series(1, 2) AS r;
INSERT INTO entry (article_id, revision, entry_index, span_begin, span_end, heading_begin,
    heading_end, heading)
  SELECT article_id, r, 0, 0, 4, 0, 0, '' FROM article, generate_series(1, 2) AS r;
INSERT INTO quote (quote_id, wording, verbatim, standing_count)
  VALUES (1, 'the boats sail at noon', true, 1);
INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation)
  VALUES (1, 1, 'the boats sail at noon', sha256('the boats sail at noon'), 'EXACT');
INSERT INTO speaker (name, kind) VALUES ('Ada Park', 'PERSON');
INSERT INTO occurrence (article_id, revision, first_revision, withdrawn_revision, entry_index, kind,
    content, segment_begins, segment_attachments, segment_texts, cue_text, source_text, confidence,
    positions, wording, quote_id, variant_id, speaker_id, resolved_name, resolved_kind,
    resolved_confidence, candidate_names, candidate_kinds, candidate_confidences)
  SELECT 1, r, 1, CASE r WHEN 1 THEN 2 END, 0, 'DIRECT', '{[0,4)}', '{0}', '{CUE}', '{Text}', '', '',
    1, '{}', 'the boats sail at noon', 1, 1, 1, 'Ada Park', 'PERSON', 1, '{}', '{}', '{}'
  FROM generate_series(1, 2) AS r;
INSERT INTO correction (kind, speaker_id, actor, reason) VALUES ('RENAME', 1, 'desk', 'spelling');
SELECT setval('quote_quote_id_seq', 2), setval('variant_variant_id_seq', 2);
)";

class ClaimMigrationTest : public ::testing::Test {
 protected:
  ClaimMigrationTest() {
    database_.Run(
        "CREATE TABLE schema_migration (version integer PRIMARY KEY, name text NOT NULL, "
        "apply_time timestamptz NOT NULL DEFAULT now())");
    for (const Migration& migration : kMigrations) {
      if (migration.version > kVersionBefore) break;
      database_.Run(migration.sql);
      database_.Run("INSERT INTO schema_migration (version, name) VALUES (" +
                    std::to_string(migration.version) + ", 'step')");
    }
    database_.Run(kRows);
    const absl::Status migrated = Migrate(database_.url());
    EXPECT_TRUE(migrated.ok()) << migrated;
    store_ = database_.Open();
  }

  TestDatabase database_{TestDatabase::Schema::kNone};
  std::unique_ptr<Store> store_;
  CallContext call_;
};

TEST_F(ClaimMigrationTest, StoredArticlesAreReadForClaims) {
  const auto pending = store_->ListPendingClaims(call_, 10);
  ASSERT_TRUE(pending.ok()) << pending.status();
  ASSERT_EQ(pending->articles.size(), 1u);
  EXPECT_EQ(pending->articles[0].revision, 2);
  const auto standing =
      store_->ListOccurrences(call_, {.article = pending->articles[0].article}, {});
  ASSERT_EQ(standing->items.size(), 1u);
  ClaimPartDraft draft;
  draft.occurrence = standing->items[0].id;
  draft.form = "w:boat v:sail";
  draft.part.span = {.begin = 0, .end = 4};
  draft.part.text = "the boats sail at noon";
  const ClaimRules rules = {
      .same = [](const std::string& a, const std::string& b) { return a == b; },
      .keys = [](const std::string&) { return std::vector<int64_t>{1}; }};
  ASSERT_TRUE(store_->SaveClaims(call_, pending->articles[0], {draft}, rules).ok());
  const auto claims = store_->ListClaims(call_, {.words = "boats"}, {});
  ASSERT_EQ(claims->items.size(), 1u);
  EXPECT_EQ(claims->items[0].statement_count, 1);
  EXPECT_EQ(store_->ListPendingClaims(call_, 10)->count, 0);
}

TEST_F(ClaimMigrationTest, OldStatementsAreNoNewsUntilTheyComeAgain) {
  EXPECT_TRUE(store_->ListNewAlerts(call_, {}, 0)->items.empty());
  ArticleBuilder builder("https://example.test/2", "2023-02-15");
  ASSERT_TRUE(store_
                  ->SaveArticle(call_, builder.Say("the boats sail at noon", "Ada Park").draft(),
                                SimpleRules())
                  .ok());
  const auto told = store_->ListNewAlerts(call_, {.quote = domain::QuoteId(1)}, 0);
  ASSERT_EQ(told->items.size(), 1u);
  EXPECT_EQ(told->items[0].kind, domain::AlertKind::kRepeated);
}

TEST_F(ClaimMigrationTest, CorrectionsStay) {
  const auto corrections = store_->ListCorrections(call_, {}, {});
  ASSERT_TRUE(corrections.ok()) << corrections.status();
  ASSERT_EQ(corrections->items.size(), 1u);
  EXPECT_EQ(corrections->items[0].kind, CorrectionKind::kRename);
  EXPECT_FALSE(corrections->items[0].claim.has_value());
}

}  // namespace
}  // namespace verbatim::storage
