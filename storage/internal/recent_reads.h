#ifndef VERBATIM_STORAGE_INTERNAL_RECENT_READS_H_
#define VERBATIM_STORAGE_INTERNAL_RECENT_READS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

#include "services/base/recent_map.h"
#include "storage/internal/match_turns.h"
#include "storage/internal/read_already.h"
#include "storage/internal/speaker_signatures.h"

namespace verbatim::storage {

// What look-ups read again and again, kept up to date by following this process's turns on
// matching: the wordings of hashes that many have, and these wordings themselves. Without it what
// an article reads grows with the database, though most of it was just read for the one before. And
// whom the wordings name that it has ever seen, very roughly.
//
// Invariant: all it holds is as it was when turn turn_ had ended. Some 40 MB at most, and 4 bytes
// for each wording that is stored meanwhile, up to 64 MB. Thread-safe.
class RecentReads {
 public:
  // The turn as of which it is known what is stored, or 0: others write too, and what is read ahead
  // of one's own turn is of little use.
  int64_t turn() const;

  // Adds those of the hashes and wordings that are known to what was read.
  void Take(const std::vector<int64_t>& hashes, ReadAlready& read);
  void TakeWordings(const std::vector<int64_t>& ids, ReadAlready& read);

  // A wording, and whom somebody names who asks about it, as SpeakerSignatures::Of has them.
  struct Question {
    int64_t wording = 0;
    uint16_t signature = 0;
  };
  // Those of the wordings that name, as is known here, none of them.
  std::vector<bool> Disagree(const std::vector<Question>& questions) const;

  // Before one's own turn: follows those before it, or forgets all if they are not known.
  // REQUIRES: `turn` holds the lock on matching.
  void Follow(const MatchTurns& turns, int64_t turn);
  // Keeps what a turn has read. REQUIRES: it has followed those before it.
  void Keep(const ReadAlready& read, int64_t turn);

 private:
  static constexpr size_t kMostLists = 20'000;
  static constexpr size_t kMostWordings = 20'000;
  // Hashes of fewer wordings are seldom asked for again, and are as quickly read.
  static constexpr size_t kFewestPostings = 4;

  mutable absl::Mutex mu_;
  int64_t turn_ ABSL_GUARDED_BY(mu_) = 0;
  bool alone_ ABSL_GUARDED_BY(mu_) = false;  // all turns before the last one are known
  RecentMap<int64_t, SharedPostings> postings_ ABSL_GUARDED_BY(mu_){kMostLists};
  RecentMap<int64_t, SharedWording> wordings_ ABSL_GUARDED_BY(mu_){kMostWordings};
  SpeakerSignatures signatures_ ABSL_GUARDED_BY(mu_);
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_RECENT_READS_H_
