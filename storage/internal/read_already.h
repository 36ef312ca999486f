#ifndef VERBATIM_STORAGE_INTERNAL_READ_ALREADY_H_
#define VERBATIM_STORAGE_INTERNAL_READ_ALREADY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"

#include "storage/internal/match_turns.h"

namespace verbatim::storage {

// Of a hash one more than this many postings are read: more would say little.
inline constexpr size_t kMostPostings = 256;

struct StoredWording {
  int64_t id = 0;
  int64_t quote = 0;
  std::string text;
  std::vector<std::string> speakers;
};
// Shared by all that read it.
using SharedWording = std::shared_ptr<const StoredWording>;

// The same wording in another quote.
SharedWording MovedTo(int64_t quote, const StoredWording& wording);

// The first postings of a hash, ascending; shared by all that read them, never null.
using SharedPostings = std::shared_ptr<const std::vector<int64_t>>;

// Adds a posting to the first ones of a hash, unless it is there or there are more.
void AddPosting(int64_t posting, SharedPostings& postings);

// What look-ups have read, for the next look-up of the same wordings. A plain value.
struct ReadAlready {
  absl::flat_hash_map<int64_t, SharedPostings> postings;  // of each hash that was asked for
  absl::flat_hash_map<int64_t, SharedWording> wordings;

  // Brings it up to date with a turn that was not over when it was read. Turns that were may be
  // followed too, if all later ones are.
  void Follow(const MatchTurn& turn);
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_ALREADY_H_
