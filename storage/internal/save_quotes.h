#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_QUOTES_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_QUOTES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/candidates.h"
#include "storage/internal/database.h"
#include "storage/internal/match_turns.h"
#include "storage/internal/quote_graph.h"
#include "storage/internal/save_group.h"
#include "storage/internal/verdicts.h"
#include "storage/store.h"

namespace verbatim::storage {

struct SavedQuotes {
  std::vector<std::optional<QuotePlace>> places;  // one per draft; unset for those not matched
  std::map<int64_t, int64_t> moved;               // stored wordings, and which quote is theirs now
  std::set<int64_t> added;                        // quotes, stored with their counts
  std::vector<int64_t> changed;                   // quotes to be counted when all is written
  std::vector<int64_t> occurrence_ids;            // ascending
  MatchTurn turn;                                 // what look-ups find otherwise from now on
};

// What is found out of new occurrences without the lock on matching. A plain value.
struct LookedAhead {
  RecentReads* recent = nullptr;  // null: not to be used
  ReadAlready read;
  Verdicts verdicts;
};

// Looks up what new occurrences may be related to, and judges it. What others change meanwhile must
// be followed before it is used: see ReadAlready.
absl::Status LookAhead(Session& session, const std::vector<GroupDraft>& drafts,
                       const MatchRules& rules, LookedAhead& ahead);

// Finds the quote of every occurrence, writes the quotes, wordings, pairs and fingerprints that are
// new and the changes that they make to others, and returns who belongs where, with ids for the
// occurrences that are not kept.
// REQUIRES: the session's transaction holds the lock on matching.
absl::StatusOr<SavedQuotes> SaveQuotes(Session& session, const std::vector<GroupDraft>& drafts,
                                       const MatchRules& rules, LookedAhead& ahead);

// A wording whose pairs are judged: one that is new, that is represented by another text now, or
// that more speakers are named of. Views what must outlive it.
struct JudgedWording {
  int64_t id = 0;  // negative: not stored yet
  const std::string* text = nullptr;
  const std::vector<std::string>* speakers = nullptr;  // as AddSpeaker() keeps them
  bool verbatim = true;
  const std::vector<int64_t>* query_fingerprints = nullptr;
  const std::vector<int64_t>* stored_fingerprints = nullptr;
  std::vector<SharedWording> like{};  // as FindRelatives returns them
};

struct JudgedPair {
  int64_t a = 0;
  int64_t b = 0;
  PairRelation relation = PairRelation::kNone;
};

// The pairs of wordings with what is like them and among each other, and the quotes of the former.
// What is no more than likely to be a part only where the speakers may be one: others would be most
// of all pairs, and count for nothing until more speakers are named.
struct JudgedPairs {
  std::vector<JudgedPair> pairs;
  std::vector<int64_t> quotes;
};
JudgedPairs JudgePairs(const std::vector<JudgedWording>& wordings, const MatchRules& rules,
                       Verdicts& verdicts);

// Stores those pairs that are not there yet. `ids` gives the ids of wordings that were not stored
// when they were judged.
absl::Status InsertPairs(Session& session, const std::vector<JudgedPair>& pairs,
                         const QuoteGraph& graph, const std::map<int64_t, int64_t>& ids);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_QUOTES_H_
