// The plan of each look-up that matching and verification rest on: which indexes it uses, and that
// it reads no table from end to end. On a filled and analysed database, with the plan that is kept
// for all parameters.

#include "storage/testing/query_plan.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/queries.h"
#include "storage/testing/test_database.h"

namespace verbatim::storage {
namespace {

using testing::HasSubstr;
using testing::Not;

// 20,000 quotes of one variant, ten fingerprints and one occurrence each.
constexpr char kFill[] = R"(
INSERT INTO article (url, outlet, title, language, revision)
  VALUES ('https://example.test/1', 'Example Times', 'Title', 'en', 1);
INSERT INTO article_revision
    (article_id, revision, title, text, content_hash, title_span, standfirst_span)
  SELECT article_id, 1, 'Title', 'Text', sha256('x'), 'empty', 'empty' FROM article;
INSERT INTO entry (article_id, revision, entry_index, span_begin, span_end, heading_begin,
    heading_end, heading)
  SELECT article_id, 1, 0, 0, 4, 0, 0, '' FROM article;
INSERT INTO quote (quote_id, wording, verbatim, standing_count)
  SELECT i, 'harbour ' || i || ' lamp ' || i % 5000, true, 1 + (i % 7 = 0)::int
    FROM generate_series(1, 20000) AS i;
INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation)
  SELECT quote_id, quote_id, wording, sha256(wording::bytea), 'EXACT' FROM quote;
INSERT INTO wording_fingerprint (hash, posting)
  SELECT (i * 7919 + k * 104729) % 50000, i * 256 + 10
  FROM generate_series(1, 20000) AS i, generate_series(1, 10) AS k ON CONFLICT DO NOTHING;
INSERT INTO wording_pair (longer_id, shorter_id, relation)
  SELECT i, i + 1 + k, 'PARTIAL' FROM generate_series(1, 19000) AS i, generate_series(1, 3) AS k;
INSERT INTO correction (kind, actor, reason)
  SELECT 'SPLIT_QUOTE', 'desk', 'two speeches' FROM generate_series(1, 4000);
INSERT INTO quote_side (variant_id, correction_id, side)
  SELECT i, 1 + i / 5, i % 2 FROM generate_series(1, 19000) AS i;
INSERT INTO quote_redirect (quote_id, variant_id)
  SELECT 20000 + i, i FROM generate_series(1, 20000) AS i;
INSERT INTO occurrence (article_id, revision, first_revision, entry_index, kind, content,
    segment_begins, segment_attachments, segment_texts, cue_text, source_text, confidence,
    positions, wording, quote_id, variant_id, resolved_name, resolved_kind, resolved_confidence,
    candidate_names, candidate_kinds, candidate_confidences)
  SELECT a.article_id, 1, 1, 0, 'DIRECT', '{[0,4)}', '{0}', '{CUE}', '{Text}', '', '', 1, '{}',
    q.wording, q.quote_id, q.quote_id, 'Ada Park', 'PERSON', 1, '{}', '{}', '{}'
  FROM quote AS q CROSS JOIN article AS a;
INSERT INTO correction (kind, actor, reason)
  SELECT 'CONTENT', 'desk', 'cut' FROM generate_series(1, 4000);
INSERT INTO content_correction (correction_id, article_url, occurrence_id, old_content,
    found_content, found_prefix, new_content, new_prefix)
  SELECT 4000 + i, 'https://example.test/' || i % 400, 1, '{a}', '{a}', '', '{b}', ''
    FROM generate_series(1, 4000) AS i;
UPDATE occurrence SET content_corrected_by = 4000 + quote_id WHERE quote_id <= 4000;
INSERT INTO speaker (name, kind)
  SELECT md5(i::text) || ' ' || md5((i % 3000)::text), 'PERSON' FROM generate_series(1, 20000) AS i;
INSERT INTO speaker_alias (speaker_id, name, spelling_key) SELECT speaker_id, name, name FROM speaker;
INSERT INTO review (key_hash, url, claim_text, publisher, publisher_url, title, claimant, rating_text,
    summary)
  SELECT sha256(i::text::bytea), 'https://check.example/' || i, 'harbour ' || i, 'Example Check', '',
    '', '', 'False', '' FROM generate_series(1, 5000) AS i;
INSERT INTO review_fingerprint (hash, review_id)
  SELECT (i * 7919 + k * 104729) % 50000, i
  FROM generate_series(1, 5000) AS i, generate_series(1, 10) AS k ON CONFLICT DO NOTHING;
INSERT INTO review_decision (correction_id, review_id, variant_id, confirmed)
  SELECT i, i, i, true FROM generate_series(1, 4000) AS i;
INSERT INTO alert (kind, audience, article_id, occurrence_id, quote_id, claim_id, speaker_id)
  SELECT CASE WHEN i % 3 = 0 THEN 'REPEATED' ELSE 'STATED' END,
    CASE WHEN i % 6 = 0 THEN 'CLAIM' ELSE 'ALL' END, 1, 1 + i % 20000,
    CASE WHEN i % 6 = 0 THEN NULL ELSE 1 + i % 20000 END,
    CASE WHEN i % 6 = 0 THEN i END, 1 + i % 20000 FROM generate_series(1, 60000) AS i;
INSERT INTO claim (claim_id, statement_count, denial_count, figures_changed, first_publish_time,
    last_publish_time)
  SELECT i, 1, (i % 50 = 0)::int, i % 70 = 0, timestamptz '2023-01-01' + i * interval '1 hour',
    timestamptz '2023-01-01' + i * interval '1 hour' FROM generate_series(1, 20000) AS i;
INSERT INTO claim_form (form_id, claim_id, form, form_hash)
  SELECT i, i, 'form ' || i, sha256(i::text::bytea) FROM generate_series(1, 20000) AS i;
INSERT INTO claim_statement (occurrence_id, part_index, form_id, span, text, points_back, source_text,
    checkable, stance, stance_text, positions)
  SELECT occurrence_id, 0, quote_id, '[0,4)', wording, false, '', 1, 'ASSERTS', '', '{0,0,0,4,4,4}'
  FROM occurrence;
INSERT INTO claim_figure (occurrence_id, part_index, figure_index, kind, bound, value, upper, unit,
    counted, place, date, span, text)
  SELECT occurrence_id, 0, 0, 'COUNT', 'EXACT', 4, 0, '', 'lamps', '', '', '[0,1)', '4'
  FROM claim_statement;
ANALYZE;
)";

class QueryPlanTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new TestDatabase();
    database_->Run(kFill);
  }
  static void TearDownTestSuite() {
    delete database_;
    database_ = nullptr;
  }

  static std::string PlanOf(const Query& query, const std::string& arguments,
                            const std::string& mode = "force_generic_plan",
                            TestDatabase* database = database_) {
    return storage::PlanOf(*database, query, arguments, mode);
  }

  static TestDatabase* database_;
};

TestDatabase* QueryPlanTest::database_ = nullptr;

TEST_F(QueryPlanTest, WordingsOfNormalHashes) {
  ExpectIndexes(PlanOf(queries::kFindKnownWordings, R"('{0,1}', '{"\\x00","\\x01"}')"),
                {"variant_normal_hash_uq"});
}

TEST_F(QueryPlanTest, PostingsOfFingerprints) {
  const std::string plan = PlanOf(queries::kFindPostings, "'{15,27,99}', 257");
  ExpectIndexes(plan, {"Index Only Scan using wording_fingerprint_pkey"});
}

TEST_F(QueryPlanTest, WordingsOfPostings) {
  ExpectIndexes(PlanOf(queries::kGetWordings, "'{5,6}'"), {"variant_pkey"});
}

TEST_F(QueryPlanTest, SpeakersOfArticles) {
  ExpectIndexes(
      PlanOf(queries::kFindSpeakers, "'{Ada Park,Park}', '{PERSON,PERSON}', '{a,b}'"),
      {"speaker_alias_name_key_ix", "speaker_alias_last_word_ix", "speaker_alias_spelling_key_ix",
       "speaker_alias_last_spelling_key_ix", "speaker_pkey"});
  ExpectIndexes(PlanOf(queries::kAddSpeakerAliases, "'{5,6}', '{Ada Park,Park}', '{a,b}', '{f,f}'"),
                {"speaker_alias_pkey"});
}

TEST_F(QueryPlanTest, CandidatesByWords) {
  ExpectIndexes(PlanOf(queries::kFindCandidatesByWords, "true, '{harbour 77,lamp 12}', 64"),
                {"variant_words_ix", "quote_pkey"});
}

TEST_F(QueryPlanTest, ReviewsOfQuotes) {
  ExpectIndexes(PlanOf(queries::kFindReviews, "'{5,6}', '{15,27,99}', 64, 200"),
                {"variant_quote_ix", "review_decision_variant_ix", "review_fingerprint_pkey"});
  ExpectIndexes(PlanOf(queries::kListReviewDecisions, "'{5,6}', '{7}'"),
                {"variant_quote_ix", "review_decision_variant_ix", "review_decision_review_ix"});
}

TEST_F(QueryPlanTest, AlertsThatAreNew) {
  const auto plan = [](const char* of) {
    return PlanOf(queries::kListNewAlerts, std::string("59000, 100, ") + of + ", NULL",
                  "force_custom_plan");
  };
  ExpectIndexes(plan("77, NULL, NULL, NULL, NULL"), {"alert_claim_ix"});
  ExpectIndexes(plan("NULL, 77, NULL, NULL, NULL"), {"alert_quote_ix"});
  ExpectIndexes(plan("NULL, NULL, 77, NULL, NULL"), {"alert_speaker_ix"});
  // The only article is read as it comes.
  const std::string words = plan("NULL, NULL, NULL, 'harbour 77', NULL");
  EXPECT_THAT(words, HasSubstr("variant_words_ix"));
  EXPECT_THAT(words, Not(HasSubstr("Seq Scan on alert")));
  EXPECT_THAT(plan("NULL, NULL, NULL, NULL, NULL"), HasSubstr("alert_pkey"));
}

TEST_F(QueryPlanTest, AlertsNewestFirst) {
  ExpectIndexes(PlanOf(queries::kListAlerts, "60001, 51, 77, NULL, NULL, NULL, NULL, NULL",
                       "force_custom_plan"),
                {"alert_claim_ix"});
  // Nothing is said of claims here.
  EXPECT_THAT(PlanOf(queries::kGetAlerts, "'{5,6}'"), HasSubstr("alert_pkey"));
}

TEST_F(QueryPlanTest, AlertsToWrite) {
  ExpectIndexes(PlanOf(queries::kInsertStatementAlerts, "'{5,6}'"),
                {"occurrence_pkey", "occurrence_quote_publish_ix"});
  const std::string old =
      PlanOf(queries::kDeleteOldAlerts, "100, '2023-02-15'", "force_custom_plan");
  EXPECT_THAT(old, HasSubstr("alert_pkey"));
  EXPECT_THAT(old, Not(HasSubstr("Seq Scan on alert ")));
  ExpectIndexes(PlanOf(queries::kMoveClaimAlerts, "'{5,6}', '{7,7}'"), {"alert_claim_ix"});
}

TEST_F(QueryPlanTest, WordingsOfQuotesAndTheirPairs) {
  ExpectIndexes(PlanOf(queries::kLoadQuotes, "'{5,6}'"),
                {"variant_quote_ix", "wording_pair_pkey", "wording_pair_shorter_ix", "variant_pkey",
                 "quote_pkey"});
}

TEST_F(QueryPlanTest, QuotesLinkedByFragments) {
  ExpectIndexes(PlanOf(queries::kListQuoteLinks, "'{5,6}', 100"),
                {"variant_quote_ix", "wording_pair_pkey", "wording_pair_shorter_ix", "variant_pkey",
                 "quote_pkey"});
}

TEST_F(QueryPlanTest, QuotesThatPeopleCorrected) {
  ExpectIndexes(PlanOf(queries::kListCorrectedQuotes, "77"),
                {"quote_side_correction_ix", "quote_side_pkey", "variant_pkey"});
}

TEST_F(QueryPlanTest, ContentsThatPeopleCorrected) {
  ExpectIndexes(PlanOf(queries::kListContentCorrections, "'{https://example.test/7}'"),
                {"content_correction_url_ix", "correction_pkey"});
  ExpectIndexes(PlanOf(queries::kFindCorrectedContent, "4077"),
                {"content_correction_pkey", "occurrence_content_corrected_by_ix",
                 "content_correction_url_ix"});
}

TEST_F(QueryPlanTest, OccurrencesOfWordingsThatMove) {
  ExpectIndexes(PlanOf(queries::kMoveWordings, "'{5,6}', '{7,7}'"),
                {"variant_pkey", "occurrence_variant_ix"});
}

TEST_F(QueryPlanTest, PairsOfWordingsThatChange) {
  ExpectIndexes(PlanOf(queries::kDeletePairs, "'{5,6}'"),
                {"wording_pair_pkey", "wording_pair_shorter_ix"});
}

TEST_F(QueryPlanTest, QuotesThatAreOthersNow) {
  ExpectIndexes(PlanOf(queries::kFindQuoteRedirect, "77"), {"quote_redirect_pkey", "variant_pkey"});
  ExpectIndexes(PlanOf(queries::kListQuoteRedirects, "'{5,6}'"), {"quote_redirect_variant_ix"});
  ExpectIndexes(PlanOf(queries::kDeleteQuoteRedirects, "'{20005}'"), {"quote_redirect_pkey"});
}

TEST_F(QueryPlanTest, OccurrencesOfAQuote) {
  ExpectIndexes(PlanOf(queries::kListOccurrencesByQuote, "'-infinity', 0, 50, 77, NULL"),
                {"occurrence_quote_publish_ix"});
}

TEST_F(QueryPlanTest, AppearancesOfQuotes) {
  const std::string plan = PlanOf(queries::kListAppearances, "'{5,6}', 50");
  EXPECT_THAT(plan, HasSubstr("occurrence_quote_publish_ix"));
  EXPECT_THAT(plan,
              Not(HasSubstr("Seq Scan on occurrence")));  // the only article is read as it comes
}

// Postgres takes a minute to make its first statistics. Until then a column looks as if it were
// hardly ever NULL, and any words as if hardly any wording had them.
TEST_F(QueryPlanTest, NoIndexOfAllIsReadBeforeTheFirstStatistics) {
  TestDatabase database;
  database.Run(
      "ALTER TABLE occurrence SET (autovacuum_enabled = false);"
      "ALTER TABLE variant SET (autovacuum_enabled = false);" +
      std::string(kFill).substr(0, std::string_view(kFill).rfind("ANALYZE")));
  const std::pair<const Query*, const char*> statements[] = {
      {&queries::kGetQuotes, "'{5,6}'"},
      {&queries::kGetSpeakers, "'{5,6}'"},
      {&queries::kCountOccurrences, "77, NULL, 100"},
      {&queries::kListAppearances, "'{5,6}', 50"},
      {&queries::kSearchQuotes, "'-infinity', 0, 50, 2, NULL, NULL, NULL, NULL, true"},
      {&queries::kSearchQuotesRepeated, "'-infinity', 0, 50, 2, 'A', '2023-02-15', NULL, NULL"},
  };
  for (const auto& [query, arguments] : statements) {
    const std::string plan = PlanOf(*query, arguments, "force_generic_plan", &database);
    EXPECT_THAT(plan, Not(HasSubstr("occurrence_article_ix"))) << query->name;
  }
  const std::pair<const Query*, std::string> walks[] = {
      {&queries::kWalkQuotesEarliest, "'-infinity', 0, "},
      {&queries::kWalkQuotesLatest, "'infinity', 9, "},
      {&queries::kWalkQuotesMostRepeated, "9, 9, "},
      {&queries::kWalkQuotesClosest, "0, 9, "},
  };
  for (const auto& [query, start] : walks) {
    for (const char* conditions : {"NULL, NULL, NULL, NULL, false, NULL",
                                   "NULL, '2023-02-15', '2023-02-16', NULL, false, '{5}'"}) {
      const std::string plan = PlanOf(*query,
                                      start + "51, 0, " + conditions + ", 'harbour', 5000" +
                                          (query == &queries::kWalkQuotesClosest ? ", true" : ""),
                                      "force_custom_plan", &database);
      for (const char* index :
           {"variant_words_ix", "occurrence_publish_ix", "occurrence_speaker_publish_ix"}) {
        EXPECT_THAT(plan, Not(HasSubstr(index))) << query->name << conditions;
      }
    }
  }
}

TEST_F(QueryPlanTest, RepeatsWithinAnOutlet) {
  const std::string plan =
      PlanOf(queries::kSearchQuotesRepeated,
             "'-infinity', 0, 50, 2, 'Example Times', '2023-02-15', NULL, NULL");
  // The only article is read as it comes.
  for (const char* index : {"quote_first_publish_ix", "occurrence_quote_publish_ix"}) {
    EXPECT_THAT(plan, HasSubstr(index));
  }
  EXPECT_THAT(plan, Not(HasSubstr("Seq Scan on quote")));
  EXPECT_THAT(plan, Not(HasSubstr("Seq Scan on occurrence")));
}

TEST_F(QueryPlanTest, ContestedQuotes) {
  const std::string earliest =
      PlanOf(queries::kSearchQuotes, "'-infinity', 0, 50, 2, NULL, NULL, NULL, NULL, true",
             "force_custom_plan");
  ExpectIndexes(earliest, {"quote_repeated_first_publish_ix", "occurrence_quote_publish_ix"});
  const std::string latest =
      PlanOf(queries::kSearchQuotesLatest, "'infinity', 9, 50, 2, NULL, NULL, NULL, NULL, true",
             "force_custom_plan");
  ExpectIndexes(latest, {"quote_repeated_last_publish_ix", "occurrence_quote_publish_ix"});
}

TEST_F(QueryPlanTest, QuotesThatFitManyAreWalkedInOrder) {
  const std::string conditions = "51, 0, 'Example Times', NULL, NULL, NULL, false, NULL, 'harbour'";
  const std::pair<const Query*, std::pair<std::string, std::string>> walks[] = {
      {&queries::kWalkQuotesEarliest, {"'-infinity', 0", "quote_first_publish_ix"}},
      {&queries::kWalkQuotesLatest, {"'infinity', 9", "quote_last_publish_ix"}},
      {&queries::kWalkQuotesMostRepeated, {"9, 9", "quote_standing_ix"}},
      {&queries::kWalkQuotesClosest, {"0, 9", "quote_closest_ix"}},
  };
  for (const auto& [query, start] : walks) {
    const bool closest = query == &queries::kWalkQuotesClosest;
    const std::string plan =
        PlanOf(*query, start.first + ", " + conditions + ", 5000" + (closest ? ", true" : ""),
               "force_custom_plan");
    for (const char* index :
         {start.second.c_str(), "occurrence_quote_publish_ix", "variant_pkey"}) {
      EXPECT_THAT(plan, HasSubstr(index)) << query->name;
    }
    EXPECT_THAT(plan, Not(HasSubstr("Sort"))) << query->name;
    EXPECT_THAT(plan, Not(HasSubstr("Seq Scan on quote"))) << query->name;
    EXPECT_THAT(plan, Not(HasSubstr("variant_words_ix"))) << query->name;
  }
}

TEST_F(QueryPlanTest, QuotesThatFitFewAreGatheredByTheirIndex) {
  const auto plan = [](const std::string& conditions) {
    return PlanOf(queries::kSearchQuotesRanked,
                  "9, 9, 51, 0, " + conditions + ", 'RELEVANCE', NULL", "force_custom_plan");
  };
  ExpectIndexes(plan("NULL, NULL, NULL, NULL, false, NULL, 'lamp 77'"),
                {"variant_words_ix", "quote_pkey"});
  ExpectIndexes(plan("NULL, NULL, NULL, NULL, false, '{7}', 'harbour'"),
                {"occurrence_speaker_publish_ix", "variant_pkey", "quote_pkey"});
  ExpectIndexes(plan("NULL, '2023-02-15', '2023-02-16', NULL, false, NULL, 'harbour'"),
                {"occurrence_publish_ix", "variant_pkey", "quote_pkey"});
  const std::string extent = PlanOf(queries::kSearchQuotesExtent,
                                    "3001, 'Example Times', '2023-02-15', NULL, '{5}', 'harbour'",
                                    "force_generic_plan; SET enable_seqscan = off");
  ExpectIndexes(extent, {"variant_words_ix", "occurrence_speaker_publish_ix",
                         "occurrence_publish_ix", "occurrence_article_first_revision_ix"});
}

TEST_F(QueryPlanTest, ClaimsAndWhatIsToldOfThem) {
  const std::string told = PlanOf(queries::kGetClaims, "'{5,6}'");
  // The only article is read as it comes.
  for (const char* index :
       {"claim_pkey", "claim_form_claim_ix", "claim_statement_form_ix", "occurrence_pkey"}) {
    EXPECT_THAT(told, HasSubstr(index));
  }
  EXPECT_THAT(told, Not(HasSubstr("Seq Scan on occurrence")));
  EXPECT_THAT(told, Not(HasSubstr("Seq Scan on claim")));
  ExpectIndexes(
      PlanOf(queries::kListStandingFigures, "'{5,6}'"),
      {"claim_form_claim_ix", "claim_statement_form_ix", "occurrence_pkey", "claim_figure_pkey"});
}

TEST_F(QueryPlanTest, ClaimsInTheirOrder) {
  const auto plan = [](const std::string& flags, const std::string& rest) {
    return PlanOf(queries::kWalkClaims, "'infinity', 9, 50, " + flags + ", " + rest,
                  "force_custom_plan");
  };
  const std::string all = "NULL, NULL, NULL, NULL, NULL, NULL";
  ExpectIndexes(plan("false, false", all), {"claim_last_publish_ix"});
  EXPECT_THAT(plan("false, false", all), Not(HasSubstr("Sort")));
  ExpectIndexes(plan("true, false", all), {"claim_changed_ix"});
  ExpectIndexes(plan("false, true", all), {"claim_denied_ix"});
  const std::string narrow =
      plan("false, false", "'Example Times', '2023-02-15', NULL, '{7}', 'harbour lamp', 5000");
  for (const char* index : {"claim_last_publish_ix", "claim_form_claim_ix",
                            "claim_statement_form_ix", "occurrence_pkey"}) {
    EXPECT_THAT(narrow, HasSubstr(index));
  }
  EXPECT_THAT(narrow, Not(HasSubstr("_words_ix")));
  EXPECT_THAT(narrow, Not(HasSubstr("Sort")));
  EXPECT_THAT(narrow, Not(HasSubstr("Seq Scan on claim")));
  EXPECT_THAT(narrow, Not(HasSubstr("Seq Scan on occurrence")));
}

// One plan for whatever finds the statements.
TEST_F(QueryPlanTest, ClaimsOfStatementsThatAreFound) {
  ExpectIndexes(
      PlanOf(queries::kSearchClaims,
             "'infinity', 9, 50, false, false, NULL, NULL, NULL, NULL, '{7}', NULL, NULL, "
             "'lamp 77', NULL, NULL, NULL, NULL, 3000",
             "force_generic_plan; SET enable_seqscan = off"),
      {"claim_statement_words_ix", "occurrence_speaker_publish_ix", "occurrence_article",
       "occurrence_quote_publish_ix", "claim_statement_pkey", "claim_form_pkey", "claim_pkey"});
}

TEST_F(QueryPlanTest, SpeakersByPartOfAName) {
  ExpectIndexes(PlanOf(queries::kSearchSpeakers, "0, 50, 'zelens', 'zelenski', 'zelens'",
                       "force_custom_plan"),
                {"speaker_alias_part_ix", "speaker_alias_spelling_key_ix",
                 "speaker_alias_last_spelling_key_ix", "speaker_wikidata_id_uq"});
}

TEST_F(QueryPlanTest, SpeakersOfAQuoteSearch) {
  ExpectIndexes(PlanOf(queries::kFindSpeakersByName, "'zelensky', 'zelenski'"),
                {"speaker_alias_name_key_ix", "speaker_alias_last_word_ix",
                 "speaker_alias_spelling_key_ix", "speaker_alias_last_spelling_key_ix"});
}

TEST_F(QueryPlanTest, KnownSpeakersToImport) {
  ExpectIndexes(
      PlanOf(queries::kFindKnownSpeakers, "'Q42', 'PERSON', '{Ada Park}', '{ada park}'"),
      {"speaker_alias_name_key_ix", "speaker_alias_spelling_key_ix", "speaker_wikidata_id_uq"});
}

}  // namespace
}  // namespace verbatim::storage
