// Searches among so many quotes that each way of finding them is taken: small results are gathered,
// large ones walked, and what a walk doesn't find is gathered after all. Whichever it was, the
// quotes and their order are those that the obvious statement gives.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/testing/test_database.h"

namespace verbatim::storage {
namespace {

// 16,000 quotes, about half with "we must", half with these words in the other order, one in 400
// with both; every fifth has a second wording, every seventh a second occurrence, published later,
// by another outlet and speaker. Every hundredth has no time.
constexpr char kFill[] = R"(
SET session_replication_role = replica;
INSERT INTO article (url, outlet, title, language, revision)
  SELECT 'https://example.test/' || i,
    CASE WHEN i % 100 = 0 THEN 'Rare Gazette' ELSE 'Example Times' END, 'Title', 'en', 1
  FROM generate_series(1, 1600) AS i;
INSERT INTO speaker (name, kind) SELECT 'Ada Park ' || i, 'PERSON' FROM generate_series(1, 40) AS i;
INSERT INTO quote (quote_id, wording, verbatim, standing_count, first_publish_time)
  SELECT i,
    CASE WHEN i % 400 = 0 THEN 'We must, must we' WHEN i % 2 = 0 THEN 'We must' ELSE 'Must we' END
      || ' paint the harbour ' || i || repeat(' lamp', i * 7919 % 23) || CASE WHEN i % 4000 = 7 THEN ' zebra' ELSE '' END,
    true, 1 + (i % 7 = 0)::int + (i % 77 = 0)::int,
    CASE WHEN i % 100 <> 0 THEN '2023-01-01'::timestamptz + i % 365 * interval '1 day' END
  FROM generate_series(1, 16000) AS i;
INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation)
  SELECT quote_id, quote_id, wording, sha256(wording::bytea), 'EXACT' FROM quote;
INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation)
  SELECT 20000 + quote_id, quote_id, 'we must paint ' || quote_id, sha256(quote_id::text::bytea), 'PARTIAL'
  FROM quote WHERE quote_id % 5 = 0;
INSERT INTO occurrence (article_id, revision, first_revision, entry_index, kind, content,
    segment_begins, segment_attachments, segment_texts, cue_text, source_text, confidence,
    positions, wording, quote_id, variant_id, speaker_id, resolved_name, resolved_kind,
    resolved_confidence, candidate_names, candidate_kinds, candidate_confidences, publish_time)
  SELECT 1 + (v.quote_id + r) % 1600, 1, 1, 0,
    CASE WHEN v.quote_id % 50 = r THEN 'MIXED' ELSE 'DIRECT' END, '{[0,4)}', '{0}', '{CUE}', '{Text}',
    '', '', 1, '{}', v.wording, v.quote_id, v.variant_id, 1 + (v.quote_id / 400 + r * (v.quote_id % 11 = 0)::int) % 40, 'Ada Park',
    'PERSON', 1, '{}', '{}', '{}', q.first_publish_time + r * interval '40 days'
  FROM quote AS q
  JOIN variant AS v ON v.quote_id = q.quote_id
  CROSS JOIN generate_series(0, 1) AS r
  WHERE r = 0 OR q.standing_count > 1;
ANALYZE;
)";

struct SearchCase {
  const char* name;
  QuoteFilter filter;
  std::string condition;  // of an occurrence o, its wording v and its article a
};

constexpr int32_t kPageSize = 60;
constexpr size_t kMostCompared = 3 * kPageSize;

constexpr char kWeMust[] = "to_tsvector('simple', v.wording) @@ 'we & must'";

class SearchQuotesTest : public testing::Test {
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

  static std::string Expected(const SearchCase& search, QuoteOrder order) {
    const std::string fits =
        " FROM occurrence AS o JOIN variant AS v USING (variant_id) JOIN article AS a USING "
        "(article_id) WHERE o.quote_id = q.quote_id AND " +
        search.condition;
    std::string by;
    switch (order) {
      case QuoteOrder::kEarliest: by = "q.first_publish_time NULLS LAST, q.quote_id"; break;
      case QuoteOrder::kLatest: by = "q.first_publish_time DESC NULLS LAST, q.quote_id DESC"; break;
      case QuoteOrder::kMostRepeated: by = "q.standing_count DESC, q.quote_id DESC"; break;
      case QuoteOrder::kRelevance:
        by = "EXISTS (SELECT" + fits + " AND strpos(lower(v.wording), '" + search.filter.words +
             "') > 0) DESC, char_length(q.wording), q.quote_id DESC";
    }
    return database_->Run("SELECT q.quote_id FROM quote AS q WHERE EXISTS (SELECT" + fits +
                          ") ORDER BY " + by + " LIMIT " + std::to_string(kMostCompared));
  }

  // The ids of the first pages, up to kMostCompared, a line each as TestDatabase::Run gives them.
  static std::string Found(QuoteFilter filter, QuoteOrder order) {
    filter.order = order;
    std::string ids;
    std::string cursor;
    size_t count = 0;
    do {
      auto page = store_->SearchQuotes({}, filter, {.size = kPageSize, .cursor = cursor});
      if (!page.ok()) return std::string(page.status().message());
      for (const StoredQuote& quote : page->items) {
        ids += (ids.empty() ? "" : "\n") + std::to_string(quote.id.value());
      }
      count += page->items.size();
      cursor = page->cursor;
    } while (!cursor.empty() && count < kMostCompared);
    return ids;
  }

  static TestDatabase* database_;
  static Store* store_;
};

TestDatabase* SearchQuotesTest::database_ = nullptr;
Store* SearchQuotesTest::store_ = nullptr;

TEST_F(SearchQuotesTest, EveryWayFindsTheSameQuotesInTheSameOrder) {
  const auto day = [](const char* text) { return domain::ParseTime(text); };
  const std::string words = kWeMust;
  const std::vector<SearchCase> cases = {
      {"words that half have", {.words = "we must"}, words},
      {"in that order", {.words = "must we"}, words},
      {"in that order in a few", {.words = "must, must"}, words},
      {"never in that order", {.words = "paint must"}, words},
      {"words of a few",
       {.words = "zebra must"},
       "to_tsvector('simple', v.wording) @@ 'zebra & must'"},
      {"wide words of a rare outlet",
       {.words = "we must", .outlet = "Rare Gazette"},
       words + " AND a.outlet = 'Rare Gazette'"},
      {"wide words of a kind",
       {.words = "we must", .kind = domain::StatementKind::kMixed},
       words + " AND o.kind = 'MIXED'"},
      {"wide words of a speaker",
       {.words = "we must", .speaker = domain::SpeakerId(3)},
       words + " AND o.speaker_id = 3"},
      {"wide words of half a year",
       {.words = "must we",
        .published_from = day("2023-03-01"),
        .published_before = day("2023-09-01")},
       words + " AND o.publish_time >= '2023-03-01' AND o.publish_time < '2023-09-01'"},
      {"an outlet", {.outlet = "Example Times"}, "a.outlet = 'Example Times'"},
      {"wide words in conflict",
       {.words = "we must", .contested = true},
       words + " AND (SELECT count(DISTINCT n.speaker_id) > 1 FROM occurrence AS n "
               "WHERE n.quote_id = q.quote_id)"},
  };
  for (const SearchCase& search : cases) {
    for (const QuoteOrder order : {QuoteOrder::kEarliest, QuoteOrder::kLatest,
                                   QuoteOrder::kMostRepeated, QuoteOrder::kRelevance}) {
      if (order == QuoteOrder::kRelevance && search.filter.words.empty()) continue;
      const std::string expected = Expected(search, order);
      EXPECT_GT(expected.size(), 2u) << search.name;
      EXPECT_EQ(Found(search.filter, order), expected)
          << search.name << ", order " << static_cast<int>(order);
    }
  }
}

}  // namespace
}  // namespace verbatim::storage
