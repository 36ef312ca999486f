#include "storage/internal/save_queue.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/synchronization/notification.h"

namespace verbatim::storage {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

ArticleDraft DraftOf(const std::string& url, size_t occurrences = 1) {
  ArticleDraft draft;
  draft.article.url = url;
  draft.occurrences.resize(occurrences);
  return draft;
}

// A queue whose first group is held up until others wait.
class SaveQueueTest : public testing::Test {
 protected:
  // Saves a draft in a thread of its own; the group of the first one waits for Release().
  void Start(ArticleDraft draft, CallContext call = {}, bool waits = true) {
    const size_t index = started_++;
    results_.emplace_back();
    threads_.emplace_back([this, index, draft = std::move(draft), call = std::move(call)] {
      const MatchRules rules;
      auto result = queue_.Save({.call = &call, .draft = &draft, .rules = &rules});
      absl::MutexLock lock(&mu_);
      results_[index] = std::move(result);
    });
    if (index == 0) {
      held_.WaitForNotification();
    } else if (waits) {
      AwaitWaiting(index);
    }
  }

  void AwaitGroups(size_t count) {
    const auto begun = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) { return groups_.size() >= count; };
    absl::MutexLock lock(&mu_, absl::Condition(&begun));
  }

  void AwaitWaiting(size_t count) {
    while (queue_.waiting() < count) std::this_thread::yield();
  }

  void Finish() {
    release_.Notify();
    for (std::thread& thread : threads_) thread.join();
  }

  absl::StatusOr<std::vector<std::optional<SaveResult>>> Save(const CallContext& call,
                                                              const std::vector<SaveItem>& items,
                                                              absl::FunctionRef<void()> next) {
    if (pass_on_) next();
    std::vector<std::string> urls;
    std::vector<std::optional<SaveResult>> results;
    for (const SaveItem& item : items) {
      urls.push_back(item.draft->article.url);
      results.push_back(
          SaveResult{.article = domain::ArticleId(static_cast<int64_t>(urls.size()))});
    }
    {
      absl::MutexLock lock(&mu_);
      groups_.push_back(urls);
      deadlines_.push_back(call.deadline);
    }
    if (!held_.HasBeenNotified()) {
      held_.Notify();
      release_.WaitForNotification();
    }
    if (fail_) return absl::InternalError(items.front().draft->article.url);
    return results;
  }

  using Deadline = std::optional<std::chrono::steady_clock::time_point>;

  absl::Mutex mu_;
  absl::Notification held_;
  absl::Notification release_;
  bool fail_ = false;
  bool pass_on_ = false;
  size_t started_ = 0;
  std::vector<std::vector<std::string>> groups_;
  std::vector<Deadline> deadlines_;
  std::deque<absl::StatusOr<std::optional<SaveResult>>> results_;
  std::vector<std::thread> threads_;
  SaveQueue queue_{[this](const CallContext& call, const std::vector<SaveItem>& items,
                          absl::FunctionRef<void()> next) { return Save(call, items, next); }};
};

TEST_F(SaveQueueTest, SavesTogetherWhatWaits) {
  for (const char* url : {"a", "b", "c", "d"}) Start(DraftOf(url));
  Finish();
  EXPECT_THAT(groups_, ElementsAre(ElementsAre("a"), ElementsAre("b", "c", "d")));
  for (size_t i = 0; i < results_.size(); ++i) {
    ASSERT_TRUE(results_[i].ok() && *results_[i]);
    EXPECT_EQ((*results_[i])->article.value(), i == 0 ? 1 : static_cast<int64_t>(i));
  }
}

TEST_F(SaveQueueTest, TheNextBeginsAsSoonAsItMay) {
  pass_on_ = true;
  Start(DraftOf("a"));
  Start(DraftOf("b"), {}, /*waits=*/false);
  AwaitGroups(2);
  Finish();
  EXPECT_THAT(groups_, ElementsAre(ElementsAre("a"), ElementsAre("b")));
  for (const auto& result : results_) EXPECT_TRUE(result.ok() && *result);
}

TEST_F(SaveQueueTest, KeepsRevisionsOfOneArticleApart) {
  for (const char* url : {"a", "b", "c", "b"}) Start(DraftOf(url));
  Finish();
  EXPECT_THAT(groups_, ElementsAre(ElementsAre("a"), ElementsAre("b", "c"), ElementsAre("b")));
}

TEST_F(SaveQueueTest, BoundsATransaction) {
  Start(DraftOf("first"));
  for (size_t i = 0; i <= SaveQueue::kMostArticles; ++i) Start(DraftOf(std::to_string(i)));
  Start(DraftOf("long", SaveQueue::kMostOccurrences + 1));
  Finish();
  EXPECT_THAT(groups_, ElementsAre(ElementsAre("first"), SizeIs(SaveQueue::kMostArticles),
                                   ElementsAre("16"), ElementsAre("long")));
}

TEST_F(SaveQueueTest, ThoseOfAGroupThatFailedSaveOnTheirOwn) {
  fail_ = true;
  for (const char* url : {"a", "b", "c"}) Start(DraftOf(url));
  Finish();
  EXPECT_EQ(results_[0].status(), absl::InternalError("a")) << "it was alone";
  for (const size_t i : {1, 2}) {
    ASSERT_TRUE(results_[i].ok());
    EXPECT_FALSE(results_[i]->has_value());
  }
}

TEST_F(SaveQueueTest, WhoLeavesTheQueueIsNotSaved) {
  std::atomic<bool> gone = false;
  Start(DraftOf("a"));
  CallContext call;
  call.cancelled = [&] { return gone.load(); };
  Start(DraftOf("b"), call);
  Start(DraftOf("c"));
  gone = true;
  while (queue_.waiting() > 1) std::this_thread::yield();
  Finish();
  EXPECT_THAT(groups_, ElementsAre(ElementsAre("a"), ElementsAre("c")));
  EXPECT_EQ(results_[1].status().code(), absl::StatusCode::kCancelled);
}

TEST_F(SaveQueueTest, AGroupMayTakeAsLongAsItsMostPatientCaller) {
  const auto with_deadline = [](Deadline deadline) {
    CallContext call;
    call.deadline = deadline;
    return call;
  };
  const auto soon = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  const auto later = soon + std::chrono::minutes(1);
  Start(DraftOf("a"), with_deadline(soon));
  Start(DraftOf("b"), with_deadline(later));
  Start(DraftOf("c"), with_deadline(soon));
  Finish();
  EXPECT_THAT(deadlines_, ElementsAre(Deadline(soon), Deadline(later)));
}

}  // namespace
}  // namespace verbatim::storage
