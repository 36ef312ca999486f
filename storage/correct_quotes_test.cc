#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

const CorrectionNote kNote = {"desk", "looked at it again"};

class CorrectQuotesTest : public StoreTest {
 protected:
  void Say(int article, const std::string& words, const std::string& name = "Ada Park") {
    ArticleBuilder builder("https://example.org/" + std::to_string(article), "2023-02-15");
    const auto saved = store_->SaveArticle(call_, builder.Say(words, name).draft(), rules_);
    EXPECT_TRUE(saved.ok()) << saved.status();
  }

  absl::StatusOr<StoredCorrection> Correct(const CorrectionAction& action) {
    return store_->Correct(call_, action, kNote, rules_);
  }

  void Undo(const absl::StatusOr<StoredCorrection>& correction) {
    ASSERT_TRUE(correction.ok()) << correction.status();
    const auto undone = store_->UndoCorrection(call_, correction->id, kNote, SimpleRules());
    ASSERT_TRUE(undone.ok()) << undone.status();
    EXPECT_TRUE(undone->undo_time.has_value());
  }

  // The quote of some words, and an occurrence of them.
  StoredOccurrence Of(const std::string& words) {
    for (const StoredQuote& quote : Quotes({.words = words})) {
      for (const StoredOccurrence& one :
           Occurrences({.article = {}, .quote = quote.id, .speaker = {}})) {
        if (one.wording == words) return one;
      }
    }
    ADD_FAILURE() << "nobody said: " << words;
    return {};
  }
  domain::QuoteId QuoteOf(const std::string& words) { return *Of(words).quote; }

  // "WORDING, WORDING; ...": which are together, the longest of each quote first.
  std::string Groups() const {
    return database_.Run(
        "SELECT string_agg(v.wording, ', ' ORDER BY octet_length(v.wording) DESC, v.wording) "
        "|| ': ' || q.standing_count FROM variant AS v JOIN quote AS q ON q.quote_id = v.quote_id "
        "AND NOT EXISTS (SELECT FROM occurrence AS o WHERE o.variant_id = v.variant_id "
        "AND o.quote_id <> v.quote_id) GROUP BY q.quote_id, q.standing_count ORDER BY 1");
  }

  // All that merging could leave behind: quotes by their ids, where each occurrence is, what old
  // ids lead to.
  std::string State() const {
    return database_.Run(
               "SELECT quote_id, wording, standing_count, first_publish_time FROM quote ORDER BY "
               "1") +
           "\n" +
           database_.Run("SELECT variant_id, quote_id, wording, relation FROM variant ORDER BY 1") +
           "\n" + database_.Run("SELECT occurrence_id, quote_id FROM occurrence ORDER BY 1") +
           "\n" + database_.Run("SELECT quote_id, variant_id FROM quote_redirect ORDER BY 1");
  }

  MatchRules rules_ = SimpleRules();
};

TEST_F(CorrectQuotesTest, AMergeHoldsForWhatComesLaterAndCanBeUndone) {
  Say(1, "we will hold the line");
  Say(2, "nobody here gives way");
  const std::string before = Groups();
  const domain::QuoteId from = QuoteOf("nobody here gives way");
  const auto merge = Correct(MergeQuotes{.quote = from, .into = QuoteOf("we will hold the line")});
  ASSERT_TRUE(merge.ok()) << merge.status();
  EXPECT_EQ(merge->kind, CorrectionKind::kMergeQuotes);
  EXPECT_EQ(merge->quote, from);
  EXPECT_EQ(merge->wording_count, 2);
  EXPECT_EQ(merge->note.actor, "desk");
  EXPECT_EQ(Groups(), "nobody here gives way, we will hold the line: 2");
  // Both ids lead to the merged quote.
  EXPECT_EQ(store_->GetQuote(call_, from)->id,
            store_->GetQuote(call_, QuoteOf("we will hold the line"))->id);

  Say(3, "so we will hold the line until spring");
  Say(4, "nobody here gives way");
  EXPECT_EQ(Groups(),
            "so we will hold the line until spring, nobody here gives way, "
            "we will hold the line: 4");
  Undo(merge);
  EXPECT_EQ(Groups(),
            "nobody here gives way: 2\n"
            "so we will hold the line until spring, we will hold the line: 2");
  EXPECT_EQ(before, "nobody here gives way: 1\nwe will hold the line: 1");
}

TEST_F(CorrectQuotesTest, AnUndoneMergeGivesBackTheNameThatWasMerged) {
  Say(1, "we will hold the line");
  Say(2, "nobody here gives way");
  const domain::QuoteId from = QuoteOf("nobody here gives way");
  const domain::QuoteId into = QuoteOf("we will hold the line");
  const std::string before = State();
  const auto merge = Correct(MergeQuotes{.quote = from, .into = into});
  EXPECT_NE(State(), before);
  Undo(merge);
  EXPECT_EQ(State(), before);
  EXPECT_EQ(store_->GetQuote(call_, from)->wording, "nobody here gives way");
  EXPECT_EQ(store_->GetQuote(call_, into)->wording, "we will hold the line");
  Say(3, "and nobody here gives way");
  EXPECT_EQ(QuoteOf("and nobody here gives way"), from);
}

// Whatever is merged with whatever, and in whichever order the merges are undone.
TEST_F(CorrectQuotesTest, UndoneMergesLeaveNothingBehind) {
  const std::vector<std::string> said = {
      "we will hold the line",  "so we will hold the line until spring", "nobody here gives way",
      "here gives way nobody",  "every lamp in this town is lit",        "lamp in this town",
      "the ferry sails at dusk"};
  for (size_t i = 0; i < said.size(); ++i) Say(static_cast<int>(i), said[i]);
  const std::string before = State();
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    std::vector<absl::StatusOr<StoredCorrection>> merges;
    for (int i = 0; i < 3; ++i) {
      const domain::QuoteId from = QuoteOf(said[random() % said.size()]);
      const domain::QuoteId into = QuoteOf(said[random() % said.size()]);
      if (from == into) continue;
      merges.push_back(Correct(MergeQuotes{.quote = from, .into = into}));
    }
    std::shuffle(merges.begin(), merges.end(), random);
    for (const auto& merge : merges) Undo(merge);
    ASSERT_EQ(State(), before);
  }
}

TEST_F(CorrectQuotesTest, ASplitHoldsForWhatComesLaterAndCanBeUndone) {
  Say(1, "so we will hold the line until spring comes");
  Say(2, "we will hold the line");
  Say(3, "hold the line until spring");
  const domain::QuoteId quote = QuoteOf("hold the line until spring");
  const auto split = Correct(SplitQuote{
      .quote = quote,
      .occurrences = {Of("we will hold the line").id, Of("hold the line until spring").id}});
  ASSERT_TRUE(split.ok()) << split.status();
  EXPECT_EQ(split->wording_count, 2);
  EXPECT_EQ(split->quote, quote);
  EXPECT_EQ(split->other_quote, QuoteOf("we will hold the line"));
  const std::string apart =
      "hold the line until spring, we will hold the line: 2\n"
      "so we will hold the line until spring comes: 1";
  EXPECT_EQ(Groups(), apart);
  EXPECT_TRUE(store_->GetQuote(call_, quote)->fragments.empty());

  // Words that go with both sides join neither to the other.
  Say(4, "and so we will hold the line until spring comes again");
  Say(5, "we will hold the line");
  EXPECT_EQ(Groups(),
            "and so we will hold the line until spring comes again, "
            "so we will hold the line until spring comes: 2\n"
            "hold the line until spring, we will hold the line: 3");
  Undo(split);
  EXPECT_EQ(Groups(),
            "and so we will hold the line until spring comes again, "
            "so we will hold the line until spring comes, hold the line until spring, "
            "we will hold the line: 5");
}

TEST_F(CorrectQuotesTest, TheNewestOfSeveralCountsAndUndoingItBringsBackTheOneBefore) {
  Say(1, "we will hold the line");
  Say(2, "we will hold the line until spring");
  const std::string together = Groups();
  const auto split = Correct(SplitQuote{.quote = QuoteOf("we will hold the line"),
                                        .occurrences = {Of("we will hold the line").id}});
  const std::string apart = Groups();
  EXPECT_NE(apart, together);
  const auto merge = Correct(MergeQuotes{.quote = QuoteOf("we will hold the line"),
                                         .into = QuoteOf("we will hold the line until spring")});
  EXPECT_EQ(Groups(), together);
  Undo(merge);
  EXPECT_EQ(Groups(), apart);
  Undo(split);
  EXPECT_EQ(Groups(), together);
}

TEST_F(CorrectQuotesTest, AFragmentOfTwoIsLinkedToBothUntilPeopleMergeItWithOne) {
  // Here words in common make no variants.
  const auto judge = rules_.judge;
  rules_.judge = [judge](const std::string& wording, const std::vector<std::string>& others) {
    std::vector<PairRelation> relations = judge(wording, others);
    std::replace(relations.begin(), relations.end(), PairRelation::kVariant, PairRelation::kNone);
    return relations;
  };
  Say(1, "one day we will hold the line");
  Say(2, "hold the line");
  Say(3, "hold the line or go home");
  const StoredQuote fragment = *store_->GetQuote(call_, QuoteOf("hold the line"));
  ASSERT_EQ(fragment.wholes.size(), 2u);
  const domain::QuoteId first = QuoteOf("one day we will hold the line");
  EXPECT_EQ(fragment.wholes[0].wording, "one day we will hold the line");
  EXPECT_EQ(fragment.wholes[1].wording, "hold the line or go home");
  ASSERT_EQ(store_->GetQuote(call_, first)->fragments.size(), 1u);
  EXPECT_EQ(store_->GetQuote(call_, first)->fragments[0].id, fragment.id);
  ASSERT_TRUE(Correct(MergeQuotes{.quote = fragment.id, .into = first}).ok());
  EXPECT_EQ(Groups(),
            "hold the line or go home: 1\none day we will hold the line, hold the line: 2");
}

TEST_F(CorrectQuotesTest, RefusesWhatMakesNoSense) {
  Say(1, "we will hold the line");
  Say(2, "nobody here gives way");
  Save(ArticleBuilder("https://example.org/3", "2023-02-15").Report("rain will come soon", "Bo"));
  const domain::QuoteId quote = QuoteOf("we will hold the line");
  const domain::QuoteId none(4711);
  const std::string before = Groups();
  const auto refused = [&](const CorrectionAction& action) {
    return Reason(Correct(action).status());
  };
  EXPECT_EQ(refused(MergeQuotes{.quote = none, .into = quote}), "QUOTE_NOT_FOUND");
  EXPECT_EQ(refused(MergeQuotes{.quote = quote, .into = none}), "QUOTE_NOT_FOUND");
  EXPECT_EQ(refused(MergeQuotes{.quote = quote, .into = quote}), "FIELD_INVALID");
  EXPECT_EQ(refused(MergeQuotes{.quote = QuoteOf("rain will come soon"), .into = quote}),
            "QUOTES_NOT_ALIKE");
  EXPECT_EQ(refused(SplitQuote{.quote = none, .occurrences = {Of("we will hold the line").id}}),
            "QUOTE_NOT_FOUND");
  EXPECT_EQ(refused(SplitQuote{.quote = quote, .occurrences = {domain::OccurrenceId(4711)}}),
            "OCCURRENCE_NOT_FOUND");
  EXPECT_EQ(refused(SplitQuote{.quote = quote, .occurrences = {Of("nobody here gives way").id}}),
            "OCCURRENCE_OF_ANOTHER");
  EXPECT_EQ(refused(SplitQuote{.quote = quote, .occurrences = {Of("we will hold the line").id}}),
            "QUOTE_INDIVISIBLE");
  EXPECT_EQ(Groups(), before);
  EXPECT_EQ(database_.Run("SELECT count(*) FROM correction"), "0");
}

TEST_F(CorrectQuotesTest, WhatPeopleSaidOfErasedWordsGoesWithThem) {
  Say(1, "we will hold the line");
  Say(2, "nobody here gives way");
  const auto merge = Correct(MergeQuotes{.quote = QuoteOf("nobody here gives way"),
                                         .into = QuoteOf("we will hold the line")});
  ASSERT_TRUE(merge.ok()) << merge.status();
  const auto article = store_->FindArticle(call_, "https://example.org/2");
  ASSERT_TRUE(store_->DeleteArticle(call_, article->id, kNote, SimpleRules()).ok());
  EXPECT_EQ(database_.Run("SELECT count(*) FROM quote_side"), "1");
  Say(2, "nobody here gives way");
  EXPECT_EQ(Groups(), "nobody here gives way: 1\nwe will hold the line: 1");
  Undo(merge);
  EXPECT_EQ(Groups(), "nobody here gives way: 1\nwe will hold the line: 1");
}

TEST_F(CorrectQuotesTest, ASplitHoldsForARevisionThatIsAnalysedAnew) {
  ArticleBuilder builder("https://example.org/1", "2023-02-15");
  builder.Say("we will hold the line until spring", "Ada Park");
  builder.Say("we will hold the line", "Ada Park");
  Save(builder);
  ASSERT_TRUE(Correct(SplitQuote{.quote = QuoteOf("we will hold the line"),
                                 .occurrences = {Of("we will hold the line").id}})
                  .ok());
  const std::string apart = Groups();
  ArticleDraft again = builder.draft();
  again.reanalyzed = true;
  ASSERT_TRUE(store_->SaveArticle(call_, again, SimpleRules()).ok());
  EXPECT_EQ(Groups(), apart);
  EXPECT_EQ(apart, "we will hold the line until spring: 1\nwe will hold the line: 1");
}

}  // namespace
}  // namespace verbatim::storage
