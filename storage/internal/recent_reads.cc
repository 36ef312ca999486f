#include "storage/internal/recent_reads.h"

namespace verbatim::storage {

int64_t RecentReads::turn() const {
  absl::MutexLock lock(&mu_);
  return alone_ ? turn_ : 0;
}

void RecentReads::Take(const std::vector<int64_t>& hashes, ReadAlready& read) {
  absl::MutexLock lock(&mu_);
  for (const int64_t hash : hashes) {
    if (read.postings.contains(hash)) continue;
    if (const auto* found = postings_.Find(hash)) read.postings.emplace(hash, *found);
  }
}

void RecentReads::TakeWordings(const std::vector<int64_t>& ids, ReadAlready& read) {
  absl::MutexLock lock(&mu_);
  for (const int64_t id : ids) {
    if (read.wordings.contains(id)) continue;
    if (const auto* found = wordings_.Find(id)) read.wordings.emplace(id, *found);
  }
}

std::vector<bool> RecentReads::Disagree(const std::vector<Question>& questions) const {
  absl::MutexLock lock(&mu_);
  std::vector<bool> disagree;
  disagree.reserve(questions.size());
  for (const Question& question : questions) {
    disagree.push_back(!signatures_.MayAgree(question.wording, question.signature));
  }
  return disagree;
}

void RecentReads::Follow(const MatchTurns& turns, int64_t turn) {
  absl::MutexLock lock(&mu_);
  const auto between = turns.Between(turn_, turn);
  turn_ = turn - 1;
  alone_ = between.has_value();
  if (!between) {
    postings_.Clear();
    wordings_.Clear();
    signatures_.Clear();
    return;
  }
  for (const auto& one : *between) {
    for (const MatchTurn::Added& added : one->added) {
      for (const int64_t hash : added.hashes) {
        if (auto* found = postings_.Peek(hash)) AddPosting(added.posting, *found);
      }
      signatures_.Set(added.id, SpeakerSignatures::Of(added.speakers));
    }
    for (const int64_t id : one->changed) {
      wordings_.Erase(id);
      signatures_.Forget(id);
    }
    for (const auto& [id, quote] : one->moved) {
      if (SharedWording* found = wordings_.Peek(id)) *found = MovedTo(quote, **found);
    }
  }
}

void RecentReads::Keep(const ReadAlready& read, int64_t turn) {
  absl::MutexLock lock(&mu_);
  if (turn_ != turn - 1) return;
  for (const auto& [hash, postings] : read.postings) {
    if (postings->size() >= kFewestPostings && postings_.Peek(hash) == nullptr) {
      postings_.Insert(hash, postings);
    }
  }
  for (const auto& [id, wording] : read.wordings) {
    if (wordings_.Peek(id) != nullptr) continue;
    wordings_.Insert(id, wording);
    signatures_.Set(id, SpeakerSignatures::Of(wording->speakers));
  }
}

}  // namespace verbatim::storage
