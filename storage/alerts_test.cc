#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Forms are one claim if they have the same first word.
ClaimRules FirstWordRules() {
  const auto first = [](const std::string& form) { return form.substr(0, form.find(' ')); };
  return {
      .same = [first](const std::string& a, const std::string& b) { return first(a) == first(b); },
      .keys =
          [first](const std::string& form) {
            return std::vector<int64_t>{
                static_cast<int64_t>(std::hash<std::string>()(first(form)))};
          }};
}

class AlertsTest : public StoreTest {
 protected:
  static ArticleBuilder Article(const std::string& name, const std::string& day = "2023-02-15") {
    ArticleBuilder builder("https://example.test/" + name, day);
    builder.Outlet("Example Times");
    return builder;
  }

  // "DENIED, words of the statement or claim; speaker's name"
  static std::string Show(const StoredAlert& alert) {
    std::string shown(domain::Name(alert.kind));
    if (alert.erased()) return shown + ", erased";
    return shown + ", " +
           (alert.claim_words.empty() ? alert.occurrence->wording : alert.claim_words);
  }
  std::vector<std::string> Told(const AlertFilter& filter, int64_t after = 0) {
    const auto found = store_->ListNewAlerts(call_, filter, after);
    EXPECT_TRUE(found.ok()) << found.status();
    std::vector<std::string> shown;
    if (!found.ok()) return shown;
    position_ = found->position;
    for (const StoredAlert& alert : found->items) shown.push_back(Show(alert));
    return shown;
  }
  // Words that nothing else has in a row.
  static std::string Number(size_t i) {
    const std::string number = std::to_string(i);
    return "first" + number + " second" + number + " third" + number;
  }
  domain::QuoteId QuoteOf(const std::string& words) { return Quotes({.words = words}).at(0).id; }
  domain::SpeakerId SpeakerOf(const std::string& words) {
    return Quotes({.words = words}).at(0).speakers.at(0).id;
  }

  // Saves that each statement of the article says its own words of a claim.
  void SaveClaims(const SaveResult& saved, const std::vector<domain::Stance>& stances,
                  const std::vector<double>& figures = {}) {
    std::vector<ClaimPartDraft> drafts;
    for (const StoredOccurrence& one : Occurrences({.article = saved.article})) {
      ClaimPartDraft& draft = drafts.emplace_back();
      draft.occurrence = one.id;
      draft.form = one.wording;
      draft.part.span = {.begin = 0, .end = 4};
      draft.part.text = one.wording;
      draft.part.stance.stance = stances.at(drafts.size() - 1);
      if (figures.size() < drafts.size()) continue;
      domain::Figure figure;
      figure.value = figures[drafts.size() - 1];
      figure.counted = "people";
      draft.part.figures.push_back(figure);
      draft.part.figure_texts.emplace_back("many");
    }
    const absl::Status status = store_->SaveClaims(
        call_, {.article = saved.article, .revision = saved.revision}, drafts, FirstWordRules());
    EXPECT_TRUE(status.ok()) << status;
  }
  domain::ClaimId ClaimOf(const std::string& words) {
    return store_->ListClaims(call_, {.words = words}, {}).value().items.at(0).id;
  }
  void Erase(const SaveResult& saved) {
    const auto erased = store_->DeleteArticle(call_, saved.article,
                                              {.actor = "desk", .reason = "asked"}, SimpleRules());
    ASSERT_TRUE(erased.ok()) << erased.status();
  }

  int64_t position_ = 0;
};

TEST_F(AlertsTest, AQuoteIsToldOfOnceItComesAgain) {
  Save(Article("1").Say("we hold the line until spring", "Ada Park"));
  EXPECT_THAT(Told({}), ElementsAre("STATED, we hold the line until spring"));
  const domain::QuoteId quote = QuoteOf("spring");
  EXPECT_THAT(Told({.quote = quote}), IsEmpty());
  Save(Article("2")
           .Say("we hold the line until spring", "Ada Park")
           .Say("good night to all", "Tom Reed"));
  EXPECT_THAT(Told({.quote = quote}), ElementsAre("REPEATED, we hold the line until spring"));
  EXPECT_THAT(Told({.speaker = SpeakerOf("night")}), ElementsAre("STATED, good night to all"));
  EXPECT_THAT(Told({.words = "LINE spring"}),
              ElementsAre("STATED, we hold the line until spring",
                          "REPEATED, we hold the line until spring"));
  EXPECT_THAT(Told({.words = "spring", .outlet = "Other Times"}), IsEmpty());
  EXPECT_THAT(Told({.kinds = {domain::AlertKind::kRepeated}}),
              ElementsAre("REPEATED, we hold the line until spring"));
}

TEST_F(AlertsTest, GoesOnFromPositionToPositionWithoutGapOrRepeat) {
  std::vector<std::string> told;
  for (size_t i = 0; i < 5; ++i) {
    ArticleBuilder article = Article("walk/" + std::to_string(i));
    for (size_t k = 0; k < 60; ++k) {
      article.Say(Number(i * 60 + k), "Ada Park");
    }
    Save(article);
  }
  Save(Article("other").Say("something else of another man", "Tom Reed"));
  const AlertFilter filter{.speaker = SpeakerOf("first7")};
  for (int64_t after = 0, before = -1; after != before;) {
    before = after;
    for (std::string& one : Told(filter, after)) told.push_back(std::move(one));
    after = position_;
  }
  ASSERT_EQ(told.size(), 300u);
  for (size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(told[i], "STATED, " + Number(i));
  }
  const auto newest = store_->ListNewAlerts(call_, filter, std::nullopt);
  EXPECT_EQ(newest->position, position_);
  EXPECT_TRUE(newest->items.empty());
}

TEST_F(AlertsTest, IdsAreCommittedInTheirOrderWhoeverWrites) {
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([this, writer] {
      const auto store = database_.Open();
      for (int i = 0; i < 15; ++i) {
        const std::string name = std::to_string(writer) + "/" + std::to_string(i);
        ArticleBuilder article = Article(name);
        article.Report("claim" + name + " holds of " + name, "Ada Park");
        const auto saved = store->SaveArticle({}, article.draft(), SimpleRules());
        ASSERT_TRUE(saved.ok()) << saved.status();
      }
    });
  }
  std::vector<int64_t> told;
  int64_t position = 0;
  while (told.size() < 60) {
    const auto found = store_->ListNewAlerts(call_, {}, position);
    ASSERT_TRUE(found.ok()) << found.status();
    for (const StoredAlert& alert : found->items) told.push_back(alert.id.value());
    position = found->position;
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_EQ(std::to_string(told.size()), database_.Run("SELECT count(*) FROM alert"));
}

TEST_F(AlertsTest, TellsWhatIsWithdrawnAndWhatIsErased) {
  Save(Article("1").Say("we hold the line until spring", "Ada Park"));
  const SaveResult second = Save(Article("2").Say("we hold the line until spring", "Ada Park"));
  const AlertFilter filter{.quote = QuoteOf("spring")};
  Told(filter);
  const int64_t before = position_;
  Save(Article("1").Prose("Nobody said anything."));
  EXPECT_THAT(Told(filter, before), ElementsAre("WITHDRAWN, we hold the line until spring"));
  const int64_t withdrawn = position_;
  Erase(second);
  EXPECT_THAT(Told(filter, withdrawn), ElementsAre("WITHDRAWN, erased"));
  EXPECT_THAT(Told(filter),
              ElementsAre("WITHDRAWN, we hold the line until spring", "WITHDRAWN, erased"))
      << "what told of the erased article is gone with it";
}

TEST_F(AlertsTest, AReadingByANewerModelWithdrawsNothing) {
  Save(Article("1").Say("we hold the line until spring", "Ada Park"));
  Told({});
  ArticleDraft draft = Article("1").Say("we hold the line until spring", "Ada Park").draft();
  draft.occurrences.clear();
  draft.reanalyzed = true;
  ASSERT_TRUE(store_->SaveArticle(call_, draft, SimpleRules()).ok());
  EXPECT_THAT(Told({}, position_), IsEmpty());
}

TEST_F(AlertsTest, TellsWhatComesOfAClaim) {
  using enum domain::Stance;
  const SaveResult first = Save(Article("1").Report("toll is 30 people", "Ada Park"));
  SaveClaims(first, {kAsserts}, {30});
  const AlertFilter filter{.claim = ClaimOf("toll")};
  EXPECT_THAT(Told(filter), IsEmpty()) << "that it is there is no news of it";
  SaveClaims(Save(Article("2").Report("toll is still 30 people", "Tom Reed")), {kRepeats}, {30});
  SaveClaims(Save(Article("3").Report("toll was 41 people", "Tom Reed")), {kAsserts}, {41});
  SaveClaims(Save(Article("4").Report("toll is not that", "Sue Lane")), {kDenies});
  SaveClaims(Save(Article("5").Report("toll was wrong", "Ada Park")), {kRetracts});
  const std::vector<std::string> all = {"REPEATED, toll is still 30 people",
                                        "FIGURE_CHANGED, toll was 41 people",
                                        "DENIED, toll is not that", "WITHDRAWN, toll was wrong"};
  EXPECT_EQ(Told(filter), all);
  SaveClaims(first, {kAsserts}, {30});
  EXPECT_EQ(Told(filter), all) << "an article that is read again is no news";
  EXPECT_THAT(Told({.words = "toll", .kinds = {domain::AlertKind::kDenied}}),
              ElementsAre("DENIED, toll is not that"));
  EXPECT_THAT(Told({.speaker = SpeakerOf("toll was 41")}),
              ElementsAre("STATED, toll is still 30 people", "STATED, toll was 41 people",
                          "FIGURE_CHANGED, toll was 41 people", "DENIED, toll is not that"))
      << "what somebody else denies is told to those who watch who claimed it";
  Save(Article("4").Prose("Nobody said anything."));
  EXPECT_EQ(Told(filter).back(), "WITHDRAWN, toll is not that");
}

TEST_F(AlertsTest, AlertsOfAClaimGoWhereItGoes) {
  using enum domain::Stance;
  SaveClaims(Save(Article("1").Report("toll is 30", "Ada Park")), {kAsserts});
  SaveClaims(Save(Article("2").Report("count is 30", "Ada Park")), {kAsserts});
  SaveClaims(Save(Article("3").Report("count was 30", "Ada Park")), {kAsserts});
  const domain::ClaimId later = ClaimOf("count");
  // A form that is the same as both makes them one.
  const SaveResult joining = Save(Article("4").Report("both are 30", "Ada Park"));
  ClaimPartDraft draft;
  draft.occurrence = Occurrences({.article = joining.article})[0].id;
  draft.form = "both are 30";
  draft.part.span = {.begin = 0, .end = 4};
  draft.part.text = "both are 30";
  ASSERT_TRUE(store_
                  ->SaveClaims(call_, {.article = joining.article}, {draft},
                               {.same = [](const std::string&, const std::string&) { return true; },
                                .keys =
                                    [](const std::string&) {
                                      return std::vector<int64_t>{
                                          static_cast<int64_t>(std::hash<std::string>()("toll")),
                                          static_cast<int64_t>(std::hash<std::string>()("count"))};
                                    }})
                  .ok());
  const std::vector<std::string> all = {"REPEATED, count was 30", "REPEATED, both are 30"};
  EXPECT_EQ(Told({.claim = ClaimOf("toll")}), all);
  EXPECT_EQ(Told({.claim = later}), all) << "the old name leads there";
}

TEST_F(AlertsTest, AlertsOfAQuoteGoWhereItsWordsGo) {
  Save(Article("1").Say("we hold the line until spring", "Ada Park"));
  Save(Article("2").Say("the boats sail at noon", "Ada Park"));
  Save(Article("3").Say("the boats sail at noon", "Ada Park"));
  const domain::QuoteId into = QuoteOf("spring");
  const domain::QuoteId from = QuoteOf("boats");
  ASSERT_TRUE(store_
                  ->Correct(call_, MergeQuotes{.quote = from, .into = into},
                            {.actor = "desk", .reason = "one speech"}, SimpleRules())
                  .ok());
  EXPECT_THAT(Told({.quote = into}), ElementsAre("REPEATED, the boats sail at noon"));
  EXPECT_THAT(Told({.quote = from}), ElementsAre("REPEATED, the boats sail at noon"));
}

TEST_F(AlertsTest, TellsOfReviewsThatAPersonConfirmed) {
  Save(Article("1").Say("we hold the line until spring", "Ada Park"));
  const domain::QuoteId quote = QuoteOf("spring");
  ReviewDraft draft;
  draft.review = {.url = "https://check.example/1",
                  .claim_text = "we hold the line",
                  .publisher = "Example Check"};
  const auto saved = store_->SaveReviews(call_, {draft});
  ASSERT_TRUE(saved.ok()) << saved.status();
  EXPECT_THAT(Told({.quote = quote}), IsEmpty());
  const CorrectionNote note = {.actor = "desk", .reason = "read it"};
  const auto decide = [&](bool confirmed) {
    ASSERT_TRUE(store_
                    ->Correct(call_,
                              DecideReview{.review = saved->at(0).id,
                                           .quote = quote,
                                           .wording = "we hold the line until spring",
                                           .confirmed = confirmed},
                              note, SimpleRules())
                    .ok());
  };
  decide(false);
  EXPECT_THAT(Told({.quote = quote}), IsEmpty());
  decide(true);
  EXPECT_THAT(Told({.quote = quote}), ElementsAre("REVIEWED, we hold the line until spring"));
  draft.review.rating.text = "False";
  ASSERT_TRUE(store_->SaveReviews(call_, {draft, draft}).ok());
  EXPECT_EQ(Told({.quote = quote}).size(), 2u) << "the rating changed";
  const auto listed = store_->ListAlerts(call_, {.words = "spring"}, {});
  ASSERT_TRUE(listed.ok()) << listed.status();
  EXPECT_EQ(listed->items.at(0).review, saved->at(0).id);
}

TEST_F(AlertsTest, TellsOfReviewsOfAClaim) {
  using enum domain::Stance;
  SaveClaims(Save(Article("1").Report("toll is 30 people", "Ada Park")), {kAsserts});
  const domain::ClaimId claim = ClaimOf("toll");
  ReviewDraft draft;
  draft.review = {.url = "https://check.example/1",
                  .claim_text = "the toll is 30",
                  .publisher = "Example Check"};
  const domain::ReviewId review = store_->SaveReviews(call_, {draft})->at(0).id;
  const auto decided = store_->Correct(
      call_, DecideClaimReview{.review = review, .claim = claim, .form = "toll is 30 people"},
      {.actor = "desk", .reason = "read it"}, SimpleRules());
  ASSERT_TRUE(decided.ok()) << decided.status();
  EXPECT_EQ(decided->claim, claim);
  EXPECT_THAT(Told({.claim = claim}), ElementsAre("REVIEWED, toll is 30 people"));
  draft.review.rating.text = "False";
  ASSERT_TRUE(store_->SaveReviews(call_, {draft}).ok());
  EXPECT_EQ(Told({.claim = claim}).size(), 2u) << "the rating changed";
  const auto decisions = store_->ListClaimReviewDecisions(call_, {claim}, {});
  ASSERT_TRUE(decisions.ok()) << decisions.status();
  ASSERT_EQ(decisions->size(), 1u);
  EXPECT_TRUE(decisions->at(0).confirmed);
  ASSERT_TRUE(
      store_->UndoCorrection(call_, decided->id, {.actor = "desk", .reason = "no"}, SimpleRules())
          .ok());
  EXPECT_TRUE(store_->ListClaimReviewDecisions(call_, {}, {review})->empty());
}

TEST_F(AlertsTest, ListsTheNewestFirstInPages) {
  for (int i = 0; i < 5; ++i) {
    Save(Article(std::to_string(i)).Say("the boats sail at noon", "Ada Park"));
  }
  const AlertFilter filter{.quote = QuoteOf("boats")};
  std::vector<int64_t> ids;
  PageRequest request{.size = 3};
  do {
    const auto page = store_->ListAlerts(call_, filter, request);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const StoredAlert& alert : page->items) ids.push_back(alert.id.value());
    request.cursor = page->cursor;
  } while (!request.cursor.empty());
  EXPECT_THAT(ids, ElementsAre(5, 4, 3, 2));
}

TEST_F(AlertsTest, OldOnesGoAndATokenFromBeforeIsTooOld) {
  Save(Article("1").Say("the boats sail at noon", "Ada Park"));
  Save(Article("2").Say("the boats sail at noon", "Ada Park"));
  database_.Run("UPDATE alert SET create_time = now() - interval '31 days' WHERE alert_id = 1");
  const auto now =
      std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  EXPECT_EQ(*store_->DeleteOldAlerts(call_, now - kAlertAge), 1);
  EXPECT_EQ(*store_->DeleteOldAlerts(call_, now - kAlertAge), 0);
  EXPECT_THAT(Told({}, 1), ElementsAre("REPEATED, the boats sail at noon"));
  const auto too_old = store_->ListNewAlerts(call_, {}, 0);
  EXPECT_EQ(too_old.status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(Reason(too_old.status()), "TOKEN_EXPIRED");
  database_.Run("UPDATE alert SET create_time = now() - interval '31 days'");
  EXPECT_EQ(*store_->DeleteOldAlerts(call_, now - kAlertAge), 1);
  EXPECT_THAT(Told({}, 2), IsEmpty());
  EXPECT_EQ(position_, 2) << "a token of the newest never grows old";
}

}  // namespace
}  // namespace verbatim::storage
