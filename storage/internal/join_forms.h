#ifndef VERBATIM_STORAGE_INTERNAL_JOIN_FORMS_H_
#define VERBATIM_STORAGE_INTERNAL_JOIN_FORMS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace verbatim::storage {

// Which new forms are one claim with each other and with stored claims: connected components. A
// plain value.
class JoinedForms {
 public:
  explicit JoinedForms(size_t count) : size_(count), parents_(count) {
    std::iota(parents_.begin(), parents_.end(), size_t{0});
  }

  size_t size() const { return size_; }  // of the new forms
  void Join(size_t a, size_t b) {
    const size_t low = std::min(RootOf(a), RootOf(b));
    parents_[std::max(RootOf(a), RootOf(b))] = low;
  }
  void JoinClaim(size_t form, int64_t claim) {
    const auto [found, added] = nodes_.emplace(claim, parents_.size());
    if (added) parents_.push_back(found->second);
    Join(form, found->second);
  }

  // The first form of those that are one with it.
  size_t RootOf(size_t form) const {
    while (parents_[form] != form) form = parents_[form];
    return form;
  }
  // The lowest stored claim that it is one with.
  std::optional<int64_t> ClaimOf(size_t form) const {
    for (const auto& [claim, node] : nodes_) {
      if (RootOf(node) == RootOf(form)) return claim;
    }
    return std::nullopt;
  }
  // Stored claims that go into another, with that one.
  std::vector<std::pair<int64_t, int64_t>> Merges() const {
    std::map<size_t, int64_t> lowest;
    std::vector<std::pair<int64_t, int64_t>> merges;
    for (const auto& [claim, node] : nodes_) {
      const auto [found, added] = lowest.emplace(RootOf(node), claim);
      if (!added) merges.emplace_back(claim, found->second);
    }
    return merges;
  }

 private:
  size_t size_;
  std::vector<size_t> parents_;      // the forms, then the claims
  std::map<int64_t, size_t> nodes_;  // of claims
};

// REQUIRES: both are sorted.
inline bool ShareKey(const std::vector<int64_t>& a, const std::vector<int64_t>& b) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    ++(a[i] < b[j] ? i : j);
  }
  return false;
}

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_JOIN_FORMS_H_
