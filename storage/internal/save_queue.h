#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_QUEUE_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_QUEUE_H_

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

#include "services/base/call_context.h"
#include "storage/internal/save_group.h"
#include "storage/store.h"

namespace verbatim::storage {

// Lets writers that would wait for each other save together: while one writes, others queue up, and
// the first of those then saves for all that wait, in one transaction. A statement costs about as
// much for ten articles as for one. (Group commit, as databases do it with their logs.)
// Thread-safe.
class SaveQueue {
 public:
  // Returns what became of each item; unset for those that can't be saved with others. Calls
  // `next` when the next may begin, which else waits until it returns. After an error nothing is
  // saved, and each that was not alone is to be saved on its own, to succeed or to be told what is
  // wrong.
  using SaveTogether = std::function<absl::StatusOr<std::vector<std::optional<SaveResult>>>(
      const CallContext&, const std::vector<SaveItem>&, absl::FunctionRef<void()> next)>;

  // What one transaction takes at most.
  static constexpr size_t kMostArticles = 16;
  static constexpr size_t kMostOccurrences = 1000;

  explicit SaveQueue(SaveTogether save) : save_(std::move(save)) {}

  // Saves an item together with others. Unset: it has to be saved on its own, nothing was. Errors:
  // when the call ends while it waits, and those of saving it alone.
  absl::StatusOr<std::optional<SaveResult>> Save(const SaveItem& item);

  // How many wait, for metrics and tests.
  size_t waiting() const;

 private:
  struct Waiter {
    SaveItem item;
    bool taken = false;  // is being saved
    bool done = false;
    std::optional<SaveResult> result;
  };
  using Waiters = std::vector<std::shared_ptr<Waiter>>;

  // OK when the waiter is done or is to lead.
  absl::Status Await(Waiter& waiter) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_);
  // The first that wait and can be saved together.
  Waiters Take() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_);

  const SaveTogether save_;
  mutable absl::Mutex mu_;
  bool saving_ ABSL_GUARDED_BY(mu_) = false;  // one that no other may follow yet
  std::deque<std::shared_ptr<Waiter>> waiting_ ABSL_GUARDED_BY(mu_);
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_QUEUE_H_
