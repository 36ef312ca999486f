#include "storage/internal/verdicts.h"

#include <cstddef>

#include <xxhash.h>

namespace verbatim::storage {

std::vector<PairRelation> Verdicts::Judge(const std::string& text,
                                          const std::vector<const std::string*>& others,
                                          const MatchRules& rules) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  std::vector<PairRelation> relations(others.size(), PairRelation::kNone);
  std::vector<Pair> pairs;
  std::vector<size_t> missing;
  std::vector<std::string> asked;
  for (size_t i = 0; i < others.size(); ++i) {
    const XXH128_hash_t other = XXH3_128bits(others[i]->data(), others[i]->size());
    pairs.push_back({hash.low64, hash.high64, other.low64, other.high64});
    if (const auto found = known_.find(pairs.back()); found != known_.end()) {
      relations[i] = found->second;
    } else {
      missing.push_back(i);
      asked.push_back(*others[i]);
    }
  }
  if (asked.empty()) return relations;
  const std::vector<PairRelation> judged = rules.judge(text, asked);
  for (size_t k = 0; k < missing.size(); ++k) {
    relations[missing[k]] = known_[pairs[missing[k]]] = judged[k];
  }
  return relations;
}

}  // namespace verbatim::storage
