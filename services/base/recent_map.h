#ifndef VERBATIM_SERVICES_BASE_RECENT_MAP_H_
#define VERBATIM_SERVICES_BASE_RECENT_MAP_H_

#include <cstddef>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace verbatim {

// A map that forgets what was not asked for since a while. Holds the last `capacity` entries that
// were added or found at least, and no more than twice as many. Each call O(1), but for one in
// `capacity` that frees what is forgotten. Not thread-safe.
//
// How: entries are added to a young generation. When that is full it becomes the old one, and the
// old one is forgotten; what is found there moves to the young one.
template <typename Key, typename Value>
class RecentMap {
 public:
  explicit RecentMap(size_t capacity) : capacity_(capacity) {}

  // Null if it is not known. Valid until the next call.
  Value* Find(const Key& key) {
    if (const auto found = young_.find(key); found != young_.end()) return &found->second;
    const auto found = old_.find(key);
    if (found == old_.end()) return nullptr;
    Value value = std::move(found->second);
    old_.erase(found);
    return &Insert(key, std::move(value));
  }

  // Like Find(), but does not count as asking.
  Value* Peek(const Key& key) {
    if (const auto found = young_.find(key); found != young_.end()) return &found->second;
    const auto found = old_.find(key);
    return found == old_.end() ? nullptr : &found->second;
  }

  // Replaces what may be there.
  Value& Insert(const Key& key, Value value) {
    if (young_.size() >= capacity_ && !young_.contains(key)) {
      old_ = std::move(young_);
      young_ = {};
    }
    old_.erase(key);
    return young_[key] = std::move(value);
  }

  void Erase(const Key& key) {
    young_.erase(key);
    old_.erase(key);
  }

  void Clear() {
    young_.clear();
    old_.clear();
  }

 private:
  size_t capacity_;
  absl::flat_hash_map<Key, Value> young_;
  absl::flat_hash_map<Key, Value> old_;
};

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_RECENT_MAP_H_
