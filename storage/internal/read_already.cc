#include "storage/internal/read_already.h"

#include <algorithm>

namespace verbatim::storage {

void AddPosting(int64_t posting, std::vector<int64_t>& postings) {
  if (postings.size() > kMostPostings) return;
  const auto place = std::lower_bound(postings.begin(), postings.end(), posting);
  if (place == postings.end() || *place != posting) postings.insert(place, posting);
}

void ReadAlready::Follow(const MatchTurn& turn) {
  for (const MatchTurn::Added& added : turn.added) {
    for (const int64_t hash : added.hashes) {
      const auto found = postings.find(hash);
      if (found != postings.end()) AddPosting(added.posting, found->second);
    }
    wordings.try_emplace(
        added.id,
        StoredWording{
            .id = added.id, .quote = added.quote, .text = added.text, .speakers = added.speakers});
  }
  for (const int64_t id : turn.changed) wordings.erase(id);
  for (const auto& [id, quote] : turn.moved) {
    const auto found = wordings.find(id);
    if (found != wordings.end()) found->second.quote = quote;
  }
}

}  // namespace verbatim::storage
