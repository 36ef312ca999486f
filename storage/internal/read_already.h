#ifndef VERBATIM_STORAGE_INTERNAL_READ_ALREADY_H_
#define VERBATIM_STORAGE_INTERNAL_READ_ALREADY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

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

// Adds a posting to the first ones of a hash, ascending, unless it is there or there are more.
void AddPosting(int64_t posting, std::vector<int64_t>& postings);

// What look-ups have read, for the next look-up of the same wordings. A plain value.
struct ReadAlready {
  // The first postings of each hash that was asked for, ascending; empty: none.
  std::unordered_map<int64_t, std::vector<int64_t>> postings;
  std::unordered_map<int64_t, StoredWording> wordings;

  // Brings it up to date with a turn that was not over when it was read. Turns that were may be
  // followed too, if all later ones are.
  void Follow(const MatchTurn& turn);
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_ALREADY_H_
