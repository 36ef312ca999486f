#ifndef VERBATIM_STORAGE_INTERNAL_FREQUENT_HASHES_H_
#define VERBATIM_STORAGE_INTERNAL_FREQUENT_HASHES_H_

#include <cstddef>
#include <cstdint>
#include <unordered_set>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::storage {

// Hashes found to be in more wordings than are read of any, so that who has enough others need not
// ask for them again. Of no consequence but for time: asked again they would be passed over again.
// Only where erasing left fewer wordings, one may stay here longer than it should. Thread-safe.
class FrequentHashes {
 public:
  bool Contains(int64_t hash) const {
    absl::MutexLock lock(&mu_);
    return hashes_.contains(hash);
  }

  void Add(int64_t hash) {
    absl::MutexLock lock(&mu_);
    if (hashes_.size() < kMost) hashes_.insert(hash);
  }

 private:
  static constexpr size_t kMost = 500'000;  // some 20 MB

  mutable absl::Mutex mu_;
  std::unordered_set<int64_t> hashes_ ABSL_GUARDED_BY(mu_);
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_FREQUENT_HASHES_H_
