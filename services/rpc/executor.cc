#include "services/rpc/executor.h"

#include <utility>

namespace verbatim::rpc {

Executor::Executor(Options options)
    : max_queued_(options.max_queued), thread_count_(options.threads) {
  for (int i = 0; i < options.threads; ++i) {
    threads_.emplace_back([this, quick_only = i < options.quick_threads] { Work(quick_only); });
  }
}

Executor::~Executor() {
  {
    absl::MutexLock lock(&mu_);
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

bool Executor::TryRun(std::function<void()> task) {
  absl::MutexLock lock(&mu_);
  // Tasks that an idle thread is about to take do not count as waiting.
  if (queue_.size() >= max_queued_ + static_cast<size_t>(idle_)) return false;
  queue_.push_back(std::move(task));
  return true;
}

bool Executor::TryRunQuick(std::function<void()> task) {
  absl::MutexLock lock(&mu_);
  if (quick_.size() >= max_queued_ + static_cast<size_t>(idle_ + quick_idle_)) return false;
  quick_.push_back(std::move(task));
  return true;
}

Executor::Load Executor::load() const {
  absl::MutexLock lock(&mu_);
  return {.queued = queue_.size() + quick_.size(),
          .running = static_cast<size_t>(thread_count_ - idle_ - quick_idle_)};
}

void Executor::Work(bool quick_only) {
  const auto ready = [this, quick_only]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    return stopping_ || !quick_.empty() || (!quick_only && !queue_.empty());
  };
  while (true) {
    std::function<void()> task;
    {
      absl::MutexLock lock(&mu_);
      int& idle = quick_only ? quick_idle_ : idle_;
      ++idle;
      mu_.Await(absl::Condition(&ready));
      --idle;
      auto& queue = quick_only || queue_.empty() ? quick_ : queue_;
      if (queue.empty()) return;  // stopping
      task = std::move(queue.front());
      queue.pop_front();
    }
    task();
  }
}

}  // namespace verbatim::rpc
