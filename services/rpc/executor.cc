#include "services/rpc/executor.h"

#include <algorithm>
#include <utility>

namespace verbatim::rpc {

Executor::Executor(Options options)
    : max_queued_(options.max_queued),
      places_(options.threads - options.quick_threads),
      quick_threads_(options.quick_threads),
      spare_threads_(options.spare_threads) {
  for (int i = 0; i < quick_threads_; ++i) threads_.emplace_back([this] { WorkQuick(); });
  for (int i = 0; i < places_ + spare_threads_; ++i) threads_.emplace_back([this] { Work(); });
}

Executor::~Executor() {
  {
    absl::MutexLock lock(&mu_);
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

bool Executor::Add(std::function<void()> task, Queue Executor::*queue) {
  absl::MutexLock lock(&mu_);
  // Tasks that a thread is about to take do not count as waiting.
  int free = std::max(0, FreePlaces());
  if (queue == &Executor::quick_) free += quick_threads_ - quick_busy_;
  if ((this->*queue).size() >= max_queued_ + static_cast<size_t>(free)) return false;
  (this->*queue).push_back(std::move(task));
  return true;
}

bool Executor::TryRun(std::function<void()> task) {
  return Add(std::move(task), &Executor::queue_);
}

bool Executor::TryRunQuick(std::function<void()> task) {
  return Add(std::move(task), &Executor::quick_);
}

bool Executor::TryRunBulk(std::function<void()> task) {
  return Add(std::move(task), &Executor::bulk_);
}

bool Executor::Leave() {
  absl::MutexLock lock(&mu_);
  if (away_ == spare_threads_) return false;
  ++away_;
  --busy_;
  return true;
}

void Executor::Return() {
  const auto has_place = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) { return busy_ < places_; };
  absl::MutexLock lock(&mu_);
  ++returning_;
  mu_.Await(absl::Condition(&has_place));
  --returning_;
  --away_;
  ++busy_;
}

Executor::Load Executor::load() const {
  absl::MutexLock lock(&mu_);
  return {.queued = queue_.size() + quick_.size() + bulk_.size(),
          .running = static_cast<size_t>(busy_ + quick_busy_)};
}

Executor::Queue* Executor::Next() {
  for (Queue* queue : {&queue_, &quick_, &bulk_}) {
    if (!queue->empty()) return queue;
  }
  return nullptr;
}

void Executor::Work() {
  const auto ready = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    return Next() == nullptr ? stopping_ : FreePlaces() > 0;
  };
  while (true) {
    std::function<void()> task;
    {
      absl::MutexLock lock(&mu_);
      mu_.Await(absl::Condition(&ready));
      Queue* const queue = Next();
      if (queue == nullptr) return;  // stopping
      task = std::move(queue->front());
      queue->pop_front();
      ++busy_;
    }
    task();
    absl::MutexLock lock(&mu_);
    --busy_;
  }
}

void Executor::WorkQuick() {
  const auto ready = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    return stopping_ || !quick_.empty();
  };
  while (true) {
    std::function<void()> task;
    {
      absl::MutexLock lock(&mu_);
      mu_.Await(absl::Condition(&ready));
      if (quick_.empty()) return;  // stopping
      task = std::move(quick_.front());
      quick_.pop_front();
      ++quick_busy_;
    }
    task();
    absl::MutexLock lock(&mu_);
    --quick_busy_;
  }
}

}  // namespace verbatim::rpc
