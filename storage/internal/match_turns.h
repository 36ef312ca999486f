#ifndef VERBATIM_STORAGE_INTERNAL_MATCH_TURNS_H_
#define VERBATIM_STORAGE_INTERNAL_MATCH_TURNS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::storage {

// What one turn under the lock on matching changes of what look-ups find. A plain value.
struct MatchTurn {
  struct Added {
    int64_t id = 0;
    int64_t quote = 0;
    std::string text;
    std::vector<std::string> speakers;
    int64_t posting = 0;
    std::vector<int64_t> hashes;  // as the index has them
  };
  std::vector<Added> added;
  std::vector<int64_t> changed;      // wordings with other texts or speakers than before
  std::map<int64_t, int64_t> moved;  // wordings, and which quote is theirs now
};

// The last turns that this process had, so that what was read before one's own turn can be brought
// up to date without reading it again. Turns are numbered by the database, for all processes:
// a number that is missing here was somebody else's, or its end is not known. Thread-safe.
class MatchTurns {
 public:
  // Says what a turn does, before its transaction ends, and how that ended: what is not known to
  // be committed counts as somebody else's. REQUIRES: the turn holds the lock on matching.
  void Begin(int64_t turn, std::shared_ptr<const MatchTurn> does);
  void End(int64_t turn, bool committed);

  // What was done after one turn and before another, in order; unset unless all of it is known.
  // REQUIRES: `turn` holds the lock on matching, so that those before it have ended. Waits until
  // their threads have said how.
  std::optional<std::vector<std::shared_ptr<const MatchTurn>>> Between(int64_t after,
                                                                       int64_t turn) const;

 private:
  struct Entry {
    int64_t turn = 0;
    std::shared_ptr<const MatchTurn> does;  // null: lost
    bool ended = false;
  };
  // Turns remembered: more than there can be between a look-up and its own turn.
  static constexpr size_t kMost = 64;

  mutable absl::Mutex mu_;
  std::deque<Entry> entries_ ABSL_GUARDED_BY(mu_);  // ascending
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_MATCH_TURNS_H_
