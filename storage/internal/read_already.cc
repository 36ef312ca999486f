#include "storage/internal/read_already.h"

#include <algorithm>
#include <utility>

namespace verbatim::storage {

void AddPosting(int64_t posting, SharedPostings& postings) {
  if (postings->size() > kMostPostings) return;
  const auto place = std::lower_bound(postings->begin(), postings->end(), posting);
  if (place != postings->end() && *place == posting) return;
  auto more = std::make_shared<std::vector<int64_t>>();
  more->reserve(postings->size() + 1);
  more->insert(more->end(), postings->begin(), place);
  more->push_back(posting);
  more->insert(more->end(), place, postings->end());
  postings = std::move(more);
}

SharedWording MovedTo(int64_t quote, const StoredWording& wording) {
  auto moved = std::make_shared<StoredWording>(wording);
  moved->quote = quote;
  return moved;
}

void ReadAlready::Follow(const MatchTurn& turn) {
  for (const MatchTurn::Added& added : turn.added) {
    for (const int64_t hash : added.hashes) {
      const auto found = postings.find(hash);
      if (found != postings.end()) AddPosting(added.posting, found->second);
    }
    SharedWording& wording = wordings[added.id];
    if (wording) continue;
    wording = std::make_shared<const StoredWording>(StoredWording{
        .id = added.id, .quote = added.quote, .text = added.text, .speakers = added.speakers});
  }
  for (const int64_t id : turn.changed) wordings.erase(id);
  for (const auto& [id, quote] : turn.moved) {
    const auto found = wordings.find(id);
    if (found != wordings.end()) found->second = MovedTo(quote, *found->second);
  }
}

}  // namespace verbatim::storage
