#include "services/rpc/executor.h"

#include <utility>

namespace verbatim::rpc {

Executor::Executor(Options options)
    : max_queued_(options.max_queued), thread_count_(options.threads) {
  for (int i = 0; i < options.threads; ++i) {
    threads_.emplace_back([this] { Work(); });
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

Executor::Load Executor::load() const {
  absl::MutexLock lock(&mu_);
  return {.queued = queue_.size(), .running = static_cast<size_t>(thread_count_ - idle_)};
}

void Executor::Work() {
  const auto ready = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    return stopping_ || !queue_.empty();
  };
  while (true) {
    std::function<void()> task;
    {
      absl::MutexLock lock(&mu_);
      ++idle_;
      mu_.Await(absl::Condition(&ready));
      --idle_;
      if (queue_.empty()) return;  // stopping
      task = std::move(queue_.front());
      queue_.pop_front();
    }
    task();
  }
}

}  // namespace verbatim::rpc
