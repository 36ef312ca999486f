#ifndef VERBATIM_STORAGE_INTERNAL_QUOTE_GRAPH_H_
#define VERBATIM_STORAGE_INTERNAL_QUOTE_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "storage/store.h"

namespace verbatim::storage {

// Adds a name to those whom occurrences of a wording name. Empty: nobody, so that it may be anyone;
// then, and for more than 16 names, the list is {""}. True if that changed it.
bool AddSpeaker(const std::string& name, std::vector<std::string>& speakers);

// Whether two lists that AddSpeaker() keeps may name one speaker: some name is common, or somebody
// is unknown.
bool SpeakersAgree(const std::vector<std::string>& a, const std::vector<std::string>& b);

// What people said of a wording: in a correction, on which side it stands. Wordings of one side are
// together, those of two sides apart. Of several corrections on the same two, the newest counts.
struct QuoteSide {
  int64_t correction = 0;
  int64_t side = 0;
};

// One wording: a row of variant, or one that is going to be.
struct Wording {
  int64_t id = 0;                // negative: not stored yet
  std::optional<int64_t> quote;  // where it is stored
  std::string text;
  std::string old_text{};               // as stored, if that changed; empty: `text`
  std::vector<std::string> speakers{};  // as AddSpeaker() keeps them
  std::vector<QuoteSide> sides{};
  bool verbatim = true;
  bool renamed = false;  // `speakers` are not as stored
  bool gone = false;     // about to be deleted; known for what it held together
};

// A related pair as seen from one of its ends.
struct WordingLink {
  int64_t other = 0;
  std::optional<int64_t> other_quote;  // where that is stored
  PairRelation relation = PairRelation::kNone;
  // As stored; unset for pairs that are not: whether the other is the longer, and whether both may
  // have one speaker.
  struct Stored {
    bool longer = false;
    bool speakers_agree = false;
  };
  std::optional<Stored> stored{};
};

// The order in which wordings represent: the longest in bytes, of equals the first in byte order.
// True if `a` comes before `b`.
bool Represents(const std::string& a, const std::string& b);

// Wordings and their pairs, as far as they are loaded, and the quotes that follow from them:
//   1. A core is what VARIANT pairs connect, and what people put together, without what they put
//      apart.
//   2. From the longest core down: one that is PARTIAL of longer ones that all belong to one quote
//      belongs to it too. One that fits none or several is a quote of its own.
// Which quotes result depends on wordings, pairs and corrections alone. Only what is near the
// `seeds` is worked out anew: the rest is as the same rules left it. A plain value.
class QuoteGraph {
 public:
  // `quotes` are loaded whole: all their wordings, each with all its links.
  void MarkLoaded(int64_t quote) { loaded_.insert(quote); }
  bool IsLoaded(int64_t quote) const { return loaded_.count(quote) > 0; }

  size_t Add(Wording wording, std::vector<WordingLink> links);  // a known one is left as it is
  void AddPair(int64_t a, int64_t b, PairRelation relation);
  // Without the links of a wording; those at the other ends become seeds.
  void RemoveLinks(int64_t id);
  // A wording to start from; `quote` is where it is stored, if it may not be loaded yet.
  void AddSeed(int64_t id, std::optional<int64_t> quote = {}) { seeds_.try_emplace(id, quote); }
  // Pairs went, or sides came or went: what was longer may not be so any more.
  void SetShrunk() { shrunk_ = true; }

  const std::vector<Wording>& wordings() const { return wordings_; }
  Wording& At(int64_t id) { return wordings_[index_.at(id)]; }
  const Wording& At(int64_t id) const { return wordings_[index_.at(id)]; }
  const std::vector<WordingLink>& LinksOf(int64_t id) const { return links_[index_.at(id)]; }
  bool Has(int64_t id) const { return index_.count(id) > 0; }

  // Where each wording belongs, parallel to wordings(): a stored quote, or a number below zero for
  // each quote that is none of those; 0: gone. Unset `places`: load `needed` first, then ask again.
  struct Derived {
    std::vector<int64_t> needed;
    std::optional<std::vector<int64_t>> places;
  };
  Derived Derive() const;

 private:
  friend class Derivation;

  std::vector<Wording> wordings_;
  std::vector<std::vector<WordingLink>> links_;
  std::unordered_map<int64_t, size_t> index_;
  std::unordered_set<int64_t> loaded_;
  std::unordered_map<int64_t, std::optional<int64_t>> seeds_;
  bool shrunk_ = false;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_QUOTE_GRAPH_H_
