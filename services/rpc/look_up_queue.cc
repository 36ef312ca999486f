#include "services/rpc/look_up_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace verbatim::rpc {

LookUpQueue::LookUpQueue(Executor& executor, Options options)
    : executor_(executor), options_(std::move(options)) {}

bool LookUpQueue::TryAdd(std::shared_ptr<StartedCall> call) {
  absl::MutexLock lock(&mu_);
  if (calls_.size() >= options_.max_queued) return false;
  calls_.push_back(std::move(call));
  if (groups_ == options_.groups_at_once) return true;
  if (executor_.TryRunQuick([this] { AnswerNext(); })) {
    ++groups_;
  } else if (groups_ == 0) {
    calls_.pop_back();  // nobody would come for it
    return false;
  }
  return true;
}

size_t LookUpQueue::queued() const {
  absl::MutexLock lock(&mu_);
  return calls_.size();
}

// One group after the other while calls wait; in between other tasks have their turn.
void LookUpQueue::AnswerNext() {
  while (true) {
    Calls group;
    {
      absl::MutexLock lock(&mu_);
      if (calls_.empty()) {
        --groups_;
        return;
      }
      const auto end = calls_.begin() +
                       static_cast<std::ptrdiff_t>(std::min(calls_.size(), options_.largest_group));
      group.assign(std::make_move_iterator(calls_.begin()), std::make_move_iterator(end));
      calls_.erase(calls_.begin(), end);
    }
    options_.answer(group);
    if (executor_.load().queued > 0 && executor_.TryRunQuick([this] { AnswerNext(); })) return;
  }
}

}  // namespace verbatim::rpc
