#include <string>
#include <vector>

#include "gmock/gmock.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ReviewsTest : public StoreTest {
 protected:
  static std::string Url(int i) { return "https://example.org/" + std::to_string(i); }

  static ReviewDraft Draft(const std::string& url, const std::string& claim = "we sank the fleet",
                           const std::string& rating = "False") {
    ReviewDraft draft;
    draft.review.url = url;
    draft.review.claim_text = claim;
    draft.review.publisher = "Example Check";
    draft.review.rating.text = rating;
    draft.fingerprints = {11, 22};
    return draft;
  }

  std::vector<SavedReview> SaveReviews(const std::vector<ReviewDraft>& drafts) {
    auto saved = store_->SaveReviews(call_, drafts);
    EXPECT_TRUE(saved.ok()) << saved.status();
    return saved.ok() ? *saved : std::vector<SavedReview>();
  }

  StoredCorrection Decide(domain::ReviewId review, domain::QuoteId quote,
                          const std::string& wording, bool confirmed = true) {
    const auto correction = store_->Correct(
        call_,
        DecideReview{.review = review, .quote = quote, .wording = wording, .confirmed = confirmed},
        note_, SimpleRules());
    EXPECT_TRUE(correction.ok()) << correction.status();
    return correction.ok() ? *correction : StoredCorrection();
  }

  // "QUOTE'S WORDING: confirmed" or ": rejected", of all decisions on a review.
  std::vector<std::string> Decisions(domain::ReviewId review) {
    const auto decisions = store_->ListReviewDecisions(call_, {review});
    EXPECT_TRUE(decisions.ok()) << decisions.status();
    std::vector<std::string> shown;
    for (const ReviewDecision& decision : *decisions) {
      shown.push_back(store_->GetQuote(call_, decision.quote)->wording +
                      (decision.confirmed ? ": confirmed" : ": rejected"));
    }
    return shown;
  }

  const CorrectionNote note_ = {.actor = "desk", .reason = "read it"};
};

TEST_F(ReviewsTest, TheSameUrlAndClaimAreOneReview) {
  const auto first =
      SaveReviews({Draft("https://check.example/1"), Draft("https://check.example/2")});
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].outcome, ReviewOutcome::kAdded);
  EXPECT_NE(first[0].id, first[1].id);
  const auto again = SaveReviews({Draft("https://check.example/1"),
                                  Draft("https://check.example/2", "we sank the fleet", "True"),
                                  Draft("https://check.example/1", "another claim")});
  ASSERT_EQ(again.size(), 3u);
  EXPECT_EQ(again[0].outcome, ReviewOutcome::kUnchanged);
  EXPECT_EQ(again[0].id, first[0].id);
  EXPECT_EQ(again[1].outcome, ReviewOutcome::kUpdated);
  EXPECT_EQ(store_->GetReview(call_, first[1].id)->review.rating.text, "True");
  EXPECT_EQ(again[2].outcome, ReviewOutcome::kAdded);
  const auto page = store_->ListReviews(call_, {}, {.size = 2, .cursor = ""});
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->items.size(), 2u);
  EXPECT_EQ(page->items[0].id, again[2].id);
  const auto rest = store_->ListReviews(call_, {}, {.size = 2, .cursor = page->cursor});
  ASSERT_EQ(rest->items.size(), 1u);
  EXPECT_TRUE(rest->cursor.empty());
  EXPECT_TRUE(store_->ListReviews(call_, {.publisher = "Nobody"}, {})->items.empty());
  EXPECT_EQ(Reason(store_->GetReview(call_, domain::ReviewId(77)).status()), "REVIEW_NOT_FOUND");
}

TEST_F(ReviewsTest, AreFoundBySharedHashes) {
  const auto saved = SaveReviews({Draft("https://check.example/1")});
  const auto found = store_->FindReviewCandidates(call_, {}, {7, 22}, 10);
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->reviews.size(), 1u);
  EXPECT_EQ(found->reviews[0].id, saved[0].id);
  EXPECT_THAT(store_->FindReviewCandidates(call_, {}, {7}, 10)->reviews, IsEmpty());
}

TEST_F(ReviewsTest, ADecisionFollowsItsWordingThroughMergeSplitAndRevision) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we sank the fleet", "Ada Park"));
  Save(ArticleBuilder(Url(2), "2023-02-16").Say("nobody counted any ships", "Ada Park"));
  const auto quotes = Quotes();
  ASSERT_EQ(quotes.size(), 2u);
  const domain::ReviewId review = SaveReviews({Draft("https://check.example/1")})[0].id;
  Decide(review, quotes[0].id, quotes[0].wording);
  EXPECT_THAT(Decisions(review), ElementsAre("we sank the fleet: confirmed"));

  const auto merged = store_->Correct(
      call_, MergeQuotes{.quote = quotes[0].id, .into = quotes[1].id}, note_, SimpleRules());
  ASSERT_TRUE(merged.ok()) << merged.status();
  EXPECT_THAT(Decisions(review), ElementsAre("nobody counted any ships: confirmed"));
  const auto of_quote = store_->FindReviewCandidates(call_, {Quotes().at(0).id}, {}, 10);
  ASSERT_EQ(of_quote->decisions.size(), 1u);
  EXPECT_EQ(of_quote->reviews.at(0).id, review);

  ASSERT_TRUE(store_->UndoCorrection(call_, merged->id, note_, SimpleRules()).ok());
  EXPECT_THAT(Decisions(review), ElementsAre("we sank the fleet: confirmed"));
  // The article comes again, with other words first and then with the old ones.
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we won", "Ada Park"));
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we sank the fleet", "Ada Park").Prose("More."));
  EXPECT_THAT(Decisions(review), ElementsAre("we sank the fleet: confirmed"));
}

TEST_F(ReviewsTest, TheNewestDecisionThatStandsCounts) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we sank the fleet", "Ada Park"));
  const StoredQuote quote = Quotes().at(0);
  const domain::ReviewId review = SaveReviews({Draft("https://check.example/1")})[0].id;
  Decide(review, quote.id, quote.wording);
  const StoredCorrection rejected = Decide(review, quote.id, "no such wording", false);
  EXPECT_EQ(rejected.kind, CorrectionKind::kRejectReview);
  EXPECT_EQ(rejected.review, review);
  EXPECT_EQ(rejected.quote, quote.id);
  EXPECT_THAT(Decisions(review), ElementsAre("we sank the fleet: rejected"));
  ASSERT_TRUE(store_->UndoCorrection(call_, rejected.id, note_, SimpleRules()).ok());
  EXPECT_THAT(Decisions(review), ElementsAre("we sank the fleet: confirmed"));
  EXPECT_EQ(Reason(store_->UndoCorrection(call_, rejected.id, note_, SimpleRules()).status()),
            "CORRECTION_UNDONE");
  EXPECT_EQ(store_->ListCorrections(call_, {}, {})->items.size(), 2u);
}

TEST_F(ReviewsTest, DecisionsOnNothingAreRefused) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we sank the fleet", "Ada Park"));
  const domain::ReviewId review = SaveReviews({Draft("https://check.example/1")})[0].id;
  const auto decide = [&](domain::ReviewId id, domain::QuoteId quote) {
    return Reason(store_
                      ->Correct(call_, DecideReview{.review = id, .quote = quote, .wording = ""},
                                note_, SimpleRules())
                      .status());
  };
  EXPECT_EQ(decide(domain::ReviewId(77), Quotes().at(0).id), "REVIEW_NOT_FOUND");
  EXPECT_EQ(decide(review, domain::QuoteId(77)), "QUOTE_NOT_FOUND");
  EXPECT_TRUE(store_->ListCorrections(call_, {}, {})->items.empty());
}

TEST_F(ReviewsTest, ErasingAnArticleLeavesTheReview) {
  const SaveResult article =
      Save(ArticleBuilder(Url(1), "2023-02-15").Say("we sank the fleet", "Ada Park"));
  const StoredQuote quote = Quotes().at(0);
  const domain::ReviewId review = SaveReviews({Draft("https://check.example/1")})[0].id;
  Decide(review, quote.id, quote.wording);
  ASSERT_TRUE(store_->DeleteArticle(call_, article.article, note_, SimpleRules()).ok());
  EXPECT_THAT(Decisions(review), IsEmpty());
  EXPECT_TRUE(store_->GetReview(call_, review).ok());
}

}  // namespace
}  // namespace verbatim::storage
