// The plans of the statements that claims rest on, as in query_plan_test.cc.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/queries.h"
#include "storage/testing/query_plan.h"
#include "storage/testing/test_database.h"

namespace verbatim::storage {
namespace {

// 60,000 statements in 6,000 articles, of 30,000 claims with two forms each; every third states a
// figure.
constexpr char kFill[] = R"(
INSERT INTO article (url, outlet, title, language, revision)
  SELECT 'https://example.test/' || i, 'Example Times', 'Title', 'en', 1
  FROM generate_series(1, 6000) AS i;
INSERT INTO article_revision
    (article_id, revision, title, text, content_hash, title_span, standfirst_span)
  SELECT article_id, 1, 'Title', 'Text', sha256('x'), 'empty', 'empty' FROM article;
INSERT INTO entry (article_id, revision, entry_index, span_begin, span_end, heading_begin,
    heading_end, heading)
  SELECT article_id, 1, 0, 0, 4, 0, 0, '' FROM article;
INSERT INTO speaker (name, kind)
  SELECT 'Speaker ' || i, 'PERSON' FROM generate_series(1, 6000) AS i;
INSERT INTO occurrence (article_id, revision, first_revision, entry_index, kind, content,
    segment_begins, segment_attachments, segment_texts, cue_text, source_text, confidence,
    positions, wording, speaker_id, publish_time, resolved_name, resolved_kind, resolved_confidence,
    candidate_names, candidate_kinds, candidate_confidences)
  SELECT 1 + i % 6000, 1, 1, 0, 'INDIRECT', '{[0,4)}', '{0}', '{CUE}', '{Text}', '', '', 1, '{}',
    'words ' || i, 1 + i % 6000, '2023-02-15', 'Ada Park', 'PERSON', 1, '{}', '{}', '{}'
  FROM generate_series(1, 60000) AS i;
INSERT INTO claim (claim_id, statement_count, denial_count, figures_changed, last_publish_time)
  SELECT i, 2, (i % 50 = 0)::int, i % 40 = 0, '2023-02-15'::timestamptz + i * interval '1 second'
  FROM generate_series(1, 30000) AS i;
INSERT INTO claim_form (form_id, claim_id, form, form_hash)
  SELECT i, 1 + i % 30000, 'w:word' || i, sha256(('w:word' || i)::bytea)
  FROM generate_series(1, 60000) AS i;
INSERT INTO claim_key (key, form_id)
  SELECT (i * 7919 + k * 104729) % 150000, i
  FROM generate_series(1, 60000) AS i, generate_series(1, 6) AS k ON CONFLICT DO NOTHING;
INSERT INTO claim_statement (occurrence_id, part_index, form_id, span, text, points_back,
    source_text, checkable, stance, stance_text, positions)
  SELECT i, 0, i, '[0,4)', 'harbour ' || i || ' lamp ' || i % 5000, false, '', 1, 'ASSERTS', '', '{}'
  FROM generate_series(1, 60000) AS i;
INSERT INTO claim_figure (occurrence_id, part_index, figure_index, kind, bound, value, upper, unit,
    counted, place, date, span, text)
  SELECT i, 0, 0, 'COUNT', 'EXACT', i % 7, 0, '', 'ships', '', '', '[0,1)', 'x'
  FROM generate_series(3, 60000, 3) AS i;
INSERT INTO claim_tally (article_id, claim_id, outlet, statement_count, denial_count, first_time,
    last_time)
  SELECT 1 + i % 6000, 1 + i % 30000, 'Outlet ' || i % 50, 1, 0, '2023-02-15', '2023-02-15'
  FROM generate_series(1, 60000) AS i ON CONFLICT DO NOTHING;
INSERT INTO claim_value (occurrence_id, claim_id, figure, value)
  SELECT i, 1 + i % 30000, 'COUNT  ships', i % 7 FROM generate_series(1, 60000) AS i;
INSERT INTO claim_redirect (claim_id, into_id)
  SELECT 30000 + i, i FROM generate_series(1, 6000) AS i;
INSERT INTO review (key_hash, url, claim_text, publisher, publisher_url, title, claimant, rating_text,
    summary)
  SELECT sha256(i::text::bytea), 'https://check.example/' || i, 'harbour ' || i, 'Example Check', '',
    '', '', 'False', '' FROM generate_series(1, 20000) AS i;
INSERT INTO correction (kind, actor, reason)
  SELECT 'CONFIRM_REVIEW', 'desk', 'read it' FROM generate_series(1, 20000) AS i;
INSERT INTO review_decision (correction_id, review_id, target_kind, form_id, confirmed)
  SELECT i, i, 'CLAIM', i, true FROM generate_series(1, 20000) AS i;
ANALYZE;
)";

class ClaimPlanTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new TestDatabase();
    database_->Run(kFill);
  }
  static void TearDownTestSuite() {
    delete database_;
    database_ = nullptr;
  }
  static std::string Plan(const Query& query, const std::string& arguments) {
    return PlanOf(*database_, query, arguments);
  }
  static inline TestDatabase* database_ = nullptr;
};

TEST_F(ClaimPlanTest, OneClaim) {
  ExpectIndexes(
      Plan(queries::kGetClaims, "'{5,6}'"),
      {"claim_pkey", "claim_form_claim_ix", "claim_statement_form_ix", "occurrence_pkey"});
  ExpectIndexes(Plan(queries::kListClaimStatements, "'-infinity', 0, -1, 51, 77"),
                {"claim_form_claim_ix", "claim_statement_form_ix", "occurrence_pkey"});
  ExpectIndexes(Plan(queries::kListClaimFigures, "'{5,6}', '{0,0}'"), {"claim_figure_pkey"});
  ExpectIndexes(Plan(queries::kFindClaimRedirect, "77"), {"claim_redirect_pkey"});
  ExpectIndexes(Plan(queries::kListClaimForms, "'{5,6}'"), {"claim_form_claim_ix"});
  ExpectIndexes(Plan(queries::kListClaimReviewDecisions, "'{5,6}', '{7}'"),
                {"claim_form_claim_ix", "review_decision_form_ix", "review_decision_review_ix"});
}

TEST_F(ClaimPlanTest, FormsThatMayBeTheSame) {
  ExpectIndexes(Plan(queries::kFindForms, "'{w:word5}'"), {"claim_form_hash_uq"});
  ExpectIndexes(Plan(queries::kFindClaimCandidates, "'{15,27,99}', 256"),
                {"claim_key_pkey", "claim_form_pkey"});
}

TEST_F(ClaimPlanTest, WhatAnArticleChanges) {
  ExpectIndexes(Plan(queries::kListArticleForms, "77"),
                {"occurrence_article", "claim_statement_pkey", "claim_form_pkey"});
  ExpectIndexes(Plan(queries::kDeleteClaimParts, "77"),
                {"occurrence_article", "claim_statement_pkey"});
  ExpectIndexes(Plan(queries::kInsertClaimAlerts, "'{5,6}', '{0,0}'"),
                {"claim_statement_pkey", "claim_form_claim_ix", "claim_statement_form_ix",
                 "claim_figure_pkey", "claim_value_figure_ix", "occurrence_pkey"});
  ExpectIndexes(Plan(queries::kTallyArticle, "77"), {"occurrence_article", "claim_statement_pkey",
                                                     "claim_form_pkey", "claim_figure_pkey"});
  ExpectIndexes(Plan(queries::kDeleteArticleTally, "77"), {"claim_tally_pkey", "claim_value_pkey"});
  ExpectIndexes(Plan(queries::kMergeClaimTallies, "'{5,6}', '{1,1}'"),
                {"claim_tally_", "claim_value_figure_ix"});
}

// Each outlet and figure of the claims that an article touches costs a look, each statement
// nothing.
TEST_F(ClaimPlanTest, CountsOfClaims) {
  ExpectIndexes(Plan(queries::kSettleClaims, "'{5,6}'"),
                {"claim_pkey", "claim_tally_outlet_ix", "claim_tally_first_ix",
                 "claim_tally_last_ix", "claim_value_figure_ix"});
}

}  // namespace
}  // namespace verbatim::storage
