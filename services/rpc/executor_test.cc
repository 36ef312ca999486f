#include "services/rpc/executor.h"

#include <atomic>
#include <string>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

namespace verbatim::rpc {
namespace {

TEST(ExecutorTest, FinishesWhatItAcceptedBeforeItGoes) {
  std::atomic<int> done = 0;
  int accepted = 0;
  {
    Executor executor({.threads = 2, .max_queued = 100});
    for (int i = 0; i < 100; ++i) accepted += executor.TryRun([&done] { ++done; });
  }
  EXPECT_EQ(accepted, 100);
  EXPECT_EQ(done, 100);
}

TEST(ExecutorTest, RefusesAtOnceWhenTheQueueIsFull) {
  absl::Notification started;
  absl::Notification release;
  std::atomic<int> done = 0;
  {
    Executor executor({.threads = 1, .max_queued = 2});
    ASSERT_TRUE(executor.TryRun([&] {
      started.Notify();
      release.WaitForNotification();
    }));
    started.WaitForNotification();
    EXPECT_TRUE(executor.TryRun([&done] { ++done; }));
    EXPECT_TRUE(executor.TryRun([&done] { ++done; }));
    EXPECT_FALSE(executor.TryRun([&done] { ++done; }));
    release.Notify();
  }
  EXPECT_EQ(done, 2);
}

TEST(ExecutorTest, RunsAsManyAtOnceAsItHasThreads) {
  absl::Notification first_ran;
  absl::Notification second_ran;
  Executor executor({.threads = 2, .max_queued = 2});
  // Each waits for the other: one thread alone would never finish.
  ASSERT_TRUE(executor.TryRun([&] {
    first_ran.Notify();
    second_ran.WaitForNotification();
  }));
  ASSERT_TRUE(executor.TryRun([&] {
    second_ran.Notify();
    first_ran.WaitForNotification();
  }));
}

TEST(ExecutorTest, QuickWorkDoesNotWaitForTheOther) {
  absl::Notification quick_ran;
  absl::Notification second_ran;
  Executor executor({.threads = 2, .quick_threads = 1, .max_queued = 2});
  ASSERT_TRUE(executor.TryRun([&] { quick_ran.WaitForNotification(); }));
  ASSERT_TRUE(executor.TryRun([&] { second_ran.Notify(); }));  // waits for the first
  ASSERT_TRUE(executor.TryRunQuick([&] {
    EXPECT_FALSE(second_ran.HasBeenNotified());
    quick_ran.Notify();
  }));
  second_ran.WaitForNotification();
}

TEST(ExecutorTest, QuickWorkRunsWhereverNothingElseWaits) {
  absl::Notification first_ran;
  absl::Notification second_ran;
  Executor executor({.threads = 2, .quick_threads = 1, .max_queued = 2});
  ASSERT_TRUE(executor.TryRunQuick([&] {
    first_ran.Notify();
    second_ran.WaitForNotification();
  }));
  ASSERT_TRUE(executor.TryRunQuick([&] {
    second_ran.Notify();
    first_ran.WaitForNotification();
  }));
}

TEST(ExecutorTest, BulkWorkStartsWhenNothingElseWaits) {
  absl::Notification started;
  absl::Notification go_on;
  std::string order;
  {
    Executor executor({.threads = 1, .max_queued = 2});
    ASSERT_TRUE(executor.TryRun([&] {
      started.Notify();
      go_on.WaitForNotification();
    }));
    started.WaitForNotification();
    ASSERT_TRUE(executor.TryRunBulk([&] { order += "bulk "; }));
    ASSERT_TRUE(executor.TryRun([&] { order += "call "; }));
    ASSERT_TRUE(executor.TryRunQuick([&] { order += "quick "; }));
    go_on.Notify();
  }
  EXPECT_EQ(order, "call quick bulk ");
}

TEST(ExecutorTest, AnotherHasThePlaceOfWhatIsAway) {
  absl::Notification second_ran;
  std::atomic<int> at_once = 0;
  Executor executor({.threads = 1, .spare_threads = 1, .max_queued = 2});
  ASSERT_TRUE(executor.TryRun([&] {
    EXPECT_EQ(++at_once, 1);
    --at_once;
    {
      const WhileAway away(&executor);
      second_ran.WaitForNotification();  // would never run in the same place
    }
    EXPECT_EQ(++at_once, 1) << "it waits for its place";
    --at_once;
  }));
  ASSERT_TRUE(executor.TryRun([&] {
    EXPECT_EQ(++at_once, 1);
    second_ran.Notify();
    --at_once;
  }));
}

TEST(ExecutorTest, NoMoreAreAwayThanThereAreSpareThreads) {
  absl::Notification first_away;
  absl::Notification go_on;
  Executor executor({.threads = 2, .spare_threads = 1, .max_queued = 2});
  ASSERT_TRUE(executor.TryRun([&] {
    const WhileAway away(&executor);
    first_away.Notify();
    go_on.WaitForNotification();
  }));
  ASSERT_TRUE(executor.TryRun([&] {
    first_away.WaitForNotification();
    EXPECT_FALSE(executor.Leave());
    EXPECT_EQ(executor.load().running, 1U);
    go_on.Notify();
  }));
}

TEST(ExecutorTest, TellsItsLoad) {
  Executor executor({.threads = 1, .max_queued = 4});
  absl::Notification started;
  absl::Notification go_on;
  ASSERT_TRUE(executor.TryRun([&] {
    started.Notify();
    go_on.WaitForNotification();
  }));
  started.WaitForNotification();
  ASSERT_TRUE(executor.TryRun([] {}));
  EXPECT_EQ(executor.load().running, 1U);
  EXPECT_EQ(executor.load().queued, 1U);
  go_on.Notify();
}

}  // namespace
}  // namespace verbatim::rpc
