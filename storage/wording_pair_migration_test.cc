// A database from before quotes followed from pairs of wordings: migration 0020 keeps its quotes,
// and they go on as if they had come since.

#include <string>

#include "gtest/gtest.h"

#include "storage/migration_files.h"
#include "storage/migrations.h"
#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

constexpr int kVersionBefore = 19;

// A quote of two wordings, a paraphrase of the same words, and two words of two speakers and
// nobody.
constexpr char kRows[] = R"(
INSERT INTO article (url, outlet, title, language, revision)
  VALUES ('https://example.test/1', 'Example Times', 'Title', 'en', 1);
INSERT INTO article_revision
    (article_id, revision, title, text, content_hash, title_span, standfirst_span)
  SELECT article_id, 1, 'Title', 'Text', sha256('x'), 'empty', 'empty' FROM article;
INSERT INTO entry (article_id, revision, entry_index, span_begin, span_end, heading_begin,
    heading_end, heading)
  SELECT article_id, 1, 0, 0, 4, 0, 0, '' FROM article;
INSERT INTO quote (quote_id, wording, verbatim, standing_count) VALUES
  (1, 'we hold the line until spring', true, 2), (2, 'we hold the line', false, 1),
  (3, 'never again', true, 1), (4, 'never again', true, 1), (5, 'never again', true, 1);
INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation) VALUES
  (1, 1, 'we hold the line until spring', sha256('we hold the line until spring'), 'EXACT'),
  (2, 1, 'we hold the line', sha256('we hold the line'), 'PARTIAL'),
  (3, 2, 'we hold the line', sha256('we hold the line'), 'EXACT'),
  (4, 3, 'never again', sha256('never again'), 'EXACT'),
  (5, 4, 'never again', sha256('never again'), 'EXACT'),
  (6, 5, 'never again', sha256('never again'), 'EXACT');
INSERT INTO occurrence (article_id, revision, first_revision, entry_index, kind, content,
    segment_begins, segment_attachments, segment_texts, cue_text, source_text, confidence,
    positions, wording, quote_id, variant_id, resolved_name, resolved_kind, resolved_confidence,
    candidate_names, candidate_kinds, candidate_confidences)
  SELECT a.article_id, 1, 1, 0, 'DIRECT', '{[0,4)}', '{0}', '{CUE}', '{Text}', '', '', 1, '{}',
    v.wording || CASE v.variant_id WHEN 2 THEN '!' ELSE '' END, v.quote_id, v.variant_id,
    CASE v.variant_id WHEN 5 THEN 'Tom Reed' WHEN 6 THEN '' ELSE 'Ada Park' END, 'UNKNOWN', 1,
    '{}', '{}', '{}'
  FROM variant AS v CROSS JOIN article AS a;
SELECT setval('quote_quote_id_seq', 6), setval('variant_variant_id_seq', 7);
)";

class WordingPairMigrationTest : public ::testing::Test {
 protected:
  WordingPairMigrationTest() {
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
    for (const char* words : {"we hold the line until spring", "we hold the line"}) {
      for (const int64_t hash : SimpleFingerprints(words)) {
        database_.Run("INSERT INTO quote_fingerprint (hash, quote_id) VALUES (" +
                      std::to_string(hash) + ", 1) ON CONFLICT DO NOTHING");
      }
    }
    const absl::Status migrated = Migrate(database_.url());
    EXPECT_TRUE(migrated.ok()) << migrated;
  }

  std::string Wordings() const {
    return database_.Run(
        "SELECT quote_id, wording, relation, speakers FROM variant ORDER BY variant_id");
  }

  TestDatabase database_{TestDatabase::Schema::kNone};
};

TEST_F(WordingPairMigrationTest, QuotesStayAsTheyWere) {
  EXPECT_EQ(Wordings(),
            "1|we hold the line until spring|EXACT|{\"Ada Park\"}\n"
            "1|we hold the line!|PARTIAL|{\"Ada Park\"}\n"
            "2|we hold the line|EXACT|{\"Ada Park\"}\n"
            "3|never again|EXACT|{\"Ada Park\"}\n"
            "4|never again|EXACT|{\"Tom Reed\"}\n"
            "5|never again|EXACT|{\"\"}");
  EXPECT_EQ(database_.Run("SELECT longer_id, shorter_id, relation FROM wording_pair"),
            "1|2|PARTIAL");
}

TEST_F(WordingPairMigrationTest, WhatComesLaterFindsThem) {
  const auto store = database_.Open();
  ArticleBuilder builder("https://example.test/2", "2023-02-15");
  builder.Say("we hold the line", "Tom Reed").Report("we hold the line", "Tom Reed");
  builder.Say("never again", "Tom Reed");
  builder.Last().owner = "Tom Reed";
  builder.Say("so we hold the line until spring comes", "Sue Lane");
  const auto saved = store->SaveArticle({}, builder.draft(), SimpleRules());
  ASSERT_TRUE(saved.ok()) << saved.status();
  EXPECT_EQ(saved->new_quote_count, 0);
  EXPECT_EQ(database_.Run("SELECT quote_id, standing_count, wording FROM quote ORDER BY quote_id"),
            "1|4|so we hold the line until spring comes\n"
            "2|2|we hold the line\n"
            "3|1|never again\n"
            "4|2|never again\n"
            "5|1|never again");
}

}  // namespace
}  // namespace verbatim::storage
