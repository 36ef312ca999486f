#include "services/rpc/look_up_queue.h"

#include <memory>
#include <vector>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

#include "services/rpc/api.h"

namespace verbatim::rpc {
namespace {

// Notes the sizes of groups; the first waits until it is let go.
class Groups {
 public:
  LookUpQueue::Options Options(size_t max_queued = 100) {
    return {.largest_group = 8,
            .max_queued = max_queued,
            .answer = [this](const LookUpQueue::Calls& calls) { Answer(calls.size()); }};
  }
  void WaitForFirst() { first_.WaitForNotification(); }
  void LetGo() { go_.Notify(); }
  std::vector<size_t> sizes() {
    absl::MutexLock lock(&mu_);
    return sizes_;
  }

 private:
  void Answer(size_t size) {
    bool is_first = false;
    {
      absl::MutexLock lock(&mu_);
      is_first = sizes_.empty();
      sizes_.push_back(size);
    }
    if (is_first) {
      first_.Notify();
      go_.WaitForNotification();
    }
  }

  absl::Notification first_;
  absl::Notification go_;
  absl::Mutex mu_;
  std::vector<size_t> sizes_ ABSL_GUARDED_BY(mu_);
};

std::shared_ptr<StartedCall> ACall() { return std::make_shared<StartedCall>(); }

TEST(LookUpQueueTest, WhatWaitsIsAnsweredInGroupsUpToTheLargest) {
  Groups groups;
  auto executor = std::make_unique<Executor>(Executor::Options{.threads = 2, .max_queued = 4});
  LookUpQueue queue(*executor, groups.Options());
  ASSERT_TRUE(queue.TryAdd(ACall()));
  groups.WaitForFirst();
  for (int i = 0; i < 19; ++i) ASSERT_TRUE(queue.TryAdd(ACall()));
  EXPECT_EQ(queue.queued(), 19u);
  groups.LetGo();
  executor.reset();
  EXPECT_EQ(groups.sizes(), std::vector<size_t>({1, 8, 8, 3}));
}

TEST(LookUpQueueTest, BetweenGroupsOtherTasksHaveTheirTurn) {
  Groups groups;
  std::vector<size_t> before;
  auto executor = std::make_unique<Executor>(Executor::Options{.threads = 1, .max_queued = 4});
  LookUpQueue queue(*executor, groups.Options());
  ASSERT_TRUE(queue.TryAdd(ACall()));
  groups.WaitForFirst();
  for (int i = 0; i < 16; ++i) ASSERT_TRUE(queue.TryAdd(ACall()));
  ASSERT_TRUE(executor->TryRun([&] { before = groups.sizes(); }));
  groups.LetGo();
  executor.reset();
  EXPECT_EQ(before, std::vector<size_t>({1}));
  EXPECT_EQ(groups.sizes(), std::vector<size_t>({1, 8, 8}));
}

TEST(LookUpQueueTest, RefusesWhenItIsFullOrNobodyWouldCome) {
  Groups groups;
  absl::Notification busy;
  absl::Notification done;
  auto executor = std::make_unique<Executor>(Executor::Options{.threads = 1, .max_queued = 1});
  LookUpQueue queue(*executor, groups.Options(2));
  ASSERT_TRUE(executor->TryRun([&] {
    busy.Notify();
    done.WaitForNotification();
  }));
  busy.WaitForNotification();
  EXPECT_TRUE(queue.TryAdd(ACall())) << "as a group that waits in the executor";
  EXPECT_TRUE(queue.TryAdd(ACall())) << "for the same group";
  EXPECT_FALSE(queue.TryAdd(ACall())) << "the queue is full";
  LookUpQueue other(*executor, groups.Options());
  EXPECT_FALSE(other.TryAdd(ACall())) << "the executor is full";
  EXPECT_EQ(other.queued(), 0u);
  groups.LetGo();
  done.Notify();
  executor.reset();
  EXPECT_EQ(groups.sizes(), std::vector<size_t>({2}));
}

}  // namespace
}  // namespace verbatim::rpc
