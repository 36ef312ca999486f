#ifndef VERBATIM_STORAGE_INTERNAL_VERDICTS_H_
#define VERBATIM_STORAGE_INTERNAL_VERDICTS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"

#include "storage/store.h"

namespace verbatim::storage {

// How texts are related, of those that were judged before: it depends on nothing else. Not
// thread-safe.
class Verdicts {
 public:
  // How each of some texts is related to one; those that were not judged yet are judged now.
  std::vector<PairRelation> Judge(const std::string& text,
                                  const std::vector<const std::string*>& others,
                                  const MatchRules& rules);

 private:
  // The 128-bit hashes of the one asked about and of the other: of 2^64 texts no two are likely to
  // have the same.
  using Pair = std::array<uint64_t, 4>;

  absl::flat_hash_map<Pair, PairRelation> known_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_VERDICTS_H_
