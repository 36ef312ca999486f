#include "storage/internal/save_queue.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string_view>
#include <utility>

#include "absl/time/time.h"

#include "services/base/status_macros.h"

namespace verbatim::storage {
namespace {

// How often a call that waits looks whether its time is over or its caller has gone.
constexpr std::chrono::milliseconds kTick(20);

}  // namespace

absl::Status SaveQueue::Await(Waiter& waiter) {
  const auto is_ready = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    return waiter.done || (!saving_ && !waiter.taken && waiting_.front().get() == &waiter);
  };
  while (true) {
    // What is being saved already is waited for: its caller has to hear what became of it.
    if (!waiter.taken) RETURN_IF_ERROR(CheckCall(*waiter.item.call));
    if (mu_.AwaitWithTimeout(absl::Condition(&is_ready), absl::FromChrono(kTick))) {
      return absl::OkStatus();
    }
  }
}

SaveQueue::Waiters SaveQueue::Take() {
  Waiters taken;
  std::set<std::string_view> urls;
  size_t occurrences = 0;
  while (!waiting_.empty() && taken.size() < kMostArticles) {
    const ArticleDraft& draft = *waiting_.front()->item.draft;
    occurrences += draft.occurrences.size();
    if (!taken.empty() && occurrences > kMostOccurrences) break;
    if (!urls.insert(draft.article.url).second) break;  // the next revision of one of these
    taken.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
    taken.back()->taken = true;
  }
  return taken;
}

size_t SaveQueue::waiting() const {
  absl::MutexLock lock(&mu_);
  return waiting_.size();
}

absl::StatusOr<std::optional<SaveResult>> SaveQueue::Save(const SaveItem& item) {
  const auto self = std::make_shared<Waiter>(Waiter{.item = item, .result = {}});
  Waiters taken;
  {
    absl::MutexLock lock(&mu_);
    waiting_.push_back(self);
    if (const absl::Status status = Await(*self); !status.ok()) {
      std::erase(waiting_, self);
      return status;
    }
    if (self->done) return self->result;
    saving_ = true;
    taken = Take();
  }
  std::vector<SaveItem> items;
  std::vector<const CallContext*> calls;
  for (const auto& waiter : taken) {
    items.push_back(waiter->item);
    calls.push_back(waiter->item.call);
  }
  bool followed = false;
  const absl::StatusOr<std::vector<std::optional<SaveResult>>> results =
      save_(CallOfAll(calls), items, [&] {
        if (std::exchange(followed, true)) return;
        absl::MutexLock lock(&mu_);
        saving_ = false;
      });
  absl::MutexLock lock(&mu_);
  if (!followed) saving_ = false;
  for (size_t i = 0; i < taken.size(); ++i) {
    taken[i]->done = true;
    if (results.ok()) taken[i]->result = (*results)[i];
  }
  if (!results.ok() && items.size() == 1) return results.status();
  return self->result;
}

}  // namespace verbatim::storage
