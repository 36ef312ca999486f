// Lists of claims among so many statements that each way of finding them is taken: few statements
// are gathered, many walked, and what a walk doesn't find is gathered after all. Whichever it was,
// the claims and their order are those that the obvious statement gives.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/testing/test_database.h"

namespace verbatim::storage {
namespace {

// 20,000 statements in 2,000 articles, of 15,000 claims: those of the first third have two, by
// different speakers in different articles. All name a harbour, two of three a lamp, the oldest a
// zebra; the first speaker has a fifth of them, the oldest that are no zebra's are the second's.
// Every 300th claim has no time.
constexpr char kFill[] = R"(
SET session_replication_role = replica;
INSERT INTO article (url, outlet, title, language, revision)
  SELECT 'https://example.test/' || i,
    CASE WHEN i % 100 = 0 THEN 'Rare Gazette' ELSE 'Example Times' END, 'Title', 'en', 1
  FROM generate_series(1, 2000) AS i;
INSERT INTO speaker (name, kind) SELECT 'Ada Park ' || i, 'PERSON' FROM generate_series(1, 40) AS i;
INSERT INTO claim (claim_id, statement_count, denial_count, figures_changed, first_publish_time,
    last_publish_time)
  SELECT i, 1 + (i <= 5000)::int, (i % 50 = 0)::int, i % 70 = 0, at, at
  FROM generate_series(1, 15000) AS i
  CROSS JOIN LATERAL (SELECT CASE WHEN i % 300 > 0 THEN
    timestamptz '2023-01-01' + (i / 3) * interval '1 hour' END AS at) AS t;
INSERT INTO claim_form (form_id, claim_id, form, form_hash)
  SELECT i, i, 'form ' || i, sha256(i::text::bytea) FROM generate_series(1, 15000) AS i;
INSERT INTO occurrence (occurrence_id, article_id, revision, first_revision, entry_index, kind, content,
    segment_begins, segment_attachments, segment_texts, cue_text, source_text, confidence,
    positions, wording, quote_id, variant_id, speaker_id, resolved_name, resolved_kind,
    resolved_confidence, candidate_names, candidate_kinds, candidate_confidences, publish_time)
  SELECT i, 1 + i % 2000, 1, 1, 0, 'INDIRECT', '{[0,4)}', '{0}', '{CUE}', '{Text}', '', '', 1, '{}',
    'words', 1 + i % 400, 1 + i % 400,
    CASE WHEN i % 5 = 0 THEN 1 WHEN i < 4000 THEN 2 ELSE 3 + i % 38 END,
    'Ada Park', 'PERSON', 1, '{}', '{}', '{}', c.first_publish_time
  FROM generate_series(1, 20000) AS i JOIN claim AS c ON c.claim_id = 1 + (i - 1) % 15000;
INSERT INTO claim_statement (occurrence_id, part_index, form_id, span, text, points_back, source_text,
    checkable, stance, stance_text, positions)
  SELECT i, 0, 1 + (i - 1) % 15000, '[0,4)',
    'the harbour has ' || CASE WHEN i % 3 > 0 THEN 'a lamp' ELSE 'no light' END
      || CASE WHEN i < 3200 THEN ' and a zebra' ELSE '' END || ' ' || i,
    false, '', 1, 'ASSERTS', '', '{0,0,0,4,4,4}'
  FROM generate_series(1, 20000) AS i;
ANALYZE;
)";

struct ListCase {
  const char* name;
  ClaimFilter filter;
  std::string condition;  // of a statement s, its occurrence o, its article a and its claim c
};

constexpr int32_t kPageSize = 60;
constexpr size_t kMostCompared = 3 * kPageSize;

class SearchClaimsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new TestDatabase();
    database_->Run(kFill);
    store_ = database_->Open().release();
  }
  static void TearDownTestSuite() {
    delete store_;
    delete database_;
  }

  static std::string Expected(const ListCase& list) {
    return database_->Run(
        "SELECT c.claim_id FROM claim AS c WHERE EXISTS (SELECT FROM claim_form AS f JOIN "
        "claim_statement AS s USING (form_id) JOIN occurrence AS o USING (occurrence_id) JOIN "
        "article AS a USING (article_id) WHERE f.claim_id = c.claim_id AND " +
        list.condition + ") ORDER BY c.last_publish_time DESC NULLS LAST, c.claim_id DESC LIMIT " +
        std::to_string(kMostCompared));
  }

  // The ids of the first pages, up to kMostCompared, a line each as TestDatabase::Run gives them.
  static std::string Found(const ClaimFilter& filter) {
    std::string ids;
    std::string cursor;
    size_t count = 0;
    do {
      auto page = store_->ListClaims({}, filter, {.size = kPageSize, .cursor = cursor});
      if (!page.ok()) return std::string(page.status().message());
      for (const StoredClaim& claim : page->items) {
        ids += (ids.empty() ? "" : "\n") + std::to_string(claim.id.value());
      }
      count += page->items.size();
      cursor = page->cursor;
    } while (!cursor.empty() && count < kMostCompared);
    return ids;
  }

  static inline TestDatabase* database_ = nullptr;
  static inline Store* store_ = nullptr;
};

TEST_F(SearchClaimsTest, EveryWayFindsTheSameClaimsInTheSameOrder) {
  const auto day = [](const char* text) { return domain::ParseTime(text); };
  const domain::SpeakerId first(1);
  const domain::SpeakerId second(2);
  const std::string lamp = "s.text LIKE '% lamp %'";
  const std::string zebra = "s.text LIKE '%zebra%'";
  const std::vector<ListCase> cases = {
      {"all", {}, "true"},
      {"words that all have", {.words = "harbour"}, "true"},
      {"words that most have", {.words = "LAMP harbour"}, lamp},
      {"words that only the oldest have", {.words = "zebra"}, zebra},
      {"words of one", {.words = "harbour 777"}, "s.text LIKE '% 777'"},
      {"words of none", {.words = "harbour giraffe"}, "false"},
      {"a speaker of many", {.speaker = first}, "o.speaker_id = 1"},
      {"a speaker of the oldest", {.speaker = second}, "o.speaker_id = 2"},
      {"a speaker of few", {.speaker = domain::SpeakerId(9)}, "o.speaker_id = 9"},
      {"wide words of a speaker of many",
       {.speaker = first, .words = "lamp"},
       lamp + " AND o.speaker_id = 1"},
      {"wide words of a speaker of the oldest",
       {.speaker = second, .words = "lamp"},
       lamp + " AND o.speaker_id = 2"},
      {"old words of a speaker of many",
       {.speaker = first, .words = "zebra"},
       zebra + " AND o.speaker_id = 1"},
      {"an outlet", {.outlet = "Rare Gazette"}, "a.outlet = 'Rare Gazette'"},
      {"wide words of a rare outlet",
       {.words = "lamp", .outlet = "Rare Gazette"},
       lamp + " AND a.outlet = 'Rare Gazette'"},
      {"wide words of some days",
       {.words = "lamp",
        .published_from = day("2023-03-01"),
        .published_before = day("2023-03-09")},
       lamp + " AND o.publish_time >= '2023-03-01' AND o.publish_time < '2023-03-09'"},
      {"wide words, denied", {.denied = true, .words = "lamp"}, lamp + " AND c.denial_count > 0"},
      {"a speaker of many, changed",
       {.changed = true, .speaker = first},
       "o.speaker_id = 1 AND c.figures_changed"},
      {"an article", {.article = domain::ArticleId(7)}, "o.article_id = 7"},
      {"words of an article",
       {.article = domain::ArticleId(8), .words = "lamp"},
       lamp + " AND o.article_id = 8"},
      {"a speaker's of an article",
       {.article = domain::ArticleId(11), .speaker = first},
       "o.speaker_id = 1 AND o.article_id = 11"},
      {"a quote", {.quote = domain::QuoteId(5)}, "o.quote_id = 5"},
      {"a quote in an article",
       {.article = domain::ArticleId(5), .quote = domain::QuoteId(5)},
       "o.quote_id = 5 AND o.article_id = 5"},
      {"a statement", {.occurrence = domain::OccurrenceId(77)}, "o.occurrence_id = 77"},
      {"a statement elsewhere",
       {.article = domain::ArticleId(7), .occurrence = domain::OccurrenceId(77)},
       "false"},
  };
  for (const ListCase& list : cases) {
    const std::string expected = Expected(list);
    EXPECT_EQ(expected.empty(), list.condition == "false") << list.name;
    EXPECT_EQ(Found(list.filter), expected) << list.name;
  }
}

}  // namespace
}  // namespace verbatim::storage
