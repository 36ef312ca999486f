#include "storage/internal/candidates.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "storage/internal/quote_graph.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// Best by likeness: of those that have something in common but a phrase 32 are as many as are found
// of 64.
constexpr size_t kRelativesPerWording = 32;
// For articles with very many statements: bounds the memory that relatives take.
constexpr size_t kRelativesPerArticle = 20'000;
// Hashes in one query: some milliseconds of look-ups, so that deadlines are kept.
constexpr size_t kHashesPerQuery = 20'000;
// A text with so many hashes that are not in more wordings than that does without those that are:
// of two neighbouring ones the index has one.
constexpr size_t kEnoughHashes = 4;
// Who is to be placed gets only wordings that share an eighth of the 3-grams that either has: fewer
// no two wordings of one quote share. The index has two of three 3-grams of a wording.
constexpr size_t kLeastShare = 8;
// Those that share less than a quarter belong together only if they may have one speaker.
constexpr double kSureShare = 0.25;
constexpr size_t kGramsPerTwoPostings = 3;

// The low byte of a posting: how many fingerprints the wording has.
constexpr int64_t kPostingUnit = 256;

StoredWording ReadWording(Row& row) {
  StoredWording wording;
  wording.id = row.Int();
  wording.quote = row.Int();
  wording.text = row.Text();
  wording.speakers = row.TextArray();
  return wording;
}

absl::Status FindKnown(Session& session, const std::vector<AskedWording>& asked,
                       std::vector<Relatives>& relatives) {
  ArrayText askers;
  ArrayText keys;
  for (size_t i = 0; i < asked.size(); ++i) {
    askers.Add(static_cast<int64_t>(i));
    keys.Add(asked[i].key);
  }
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindKnownWordings, Params().Add(askers).Add(keys)));
  for (Row row : rows) {
    Relatives& found = relatives.at(static_cast<size_t>(row.Int()));
    found.known = ReadWording(row);
  }
  return absl::OkStatus();
}

// Whom a wording names with what is stored of it.
std::vector<std::string> AllSpeakers(const AskedWording& asked,
                                     const std::optional<StoredWording>& known) {
  if (!known) return asked.speakers;
  std::vector<std::string> speakers = known->speakers;
  for (const std::string& name : asked.speakers) AddSpeaker(name, speakers);
  return speakers;
}

using Postings = absl::flat_hash_map<int64_t, SharedPostings>;

// Adds the first postings of hashes, as the index has them.
absl::Status ReadPostings(Session& session, const std::vector<int64_t>& hashes,
                          Postings& postings) {
  static const SharedPostings& none = *new SharedPostings(new std::vector<int64_t>);
  for (size_t from = 0; from < hashes.size(); from += kHashesPerQuery) {
    const size_t to = std::min(hashes.size(), from + kHashesPerQuery);
    ArrayText asked;
    for (size_t i = from; i < to; ++i) {
      postings[hashes[i]] = none;
      asked.Add(hashes[i]);
    }
    ASSIGN_OR_RETURN(
        const Rows rows,
        session.Execute(queries::kFindPostings,
                        Params().Add(asked).Add(static_cast<int64_t>(kMostPostings + 1))));
    for (Row row : rows) {
      const int64_t hash = hashes.at(from + static_cast<size_t>(row.Int()));
      auto found = std::make_shared<const std::vector<int64_t>>(row.IntArray());
      if (found->size() > kMostPostings) session.frequent_hashes().Add(hash);
      postings[hash] = std::move(found);
    }
  }
  return absl::OkStatus();
}

// A wording that shares hashes with who asks.
struct Ranked {
  int64_t id = 0;
  size_t shared = 0;
  double weight = 0;    // of shared hashes, by their rarity
  double share = 0;     // of the 3-grams that either has
  double likeness = 0;  // of both sets of 3-grams: the square of the cosine
};

// Who asks: all its hashes, and those of which postings are read.
struct Asker {
  std::vector<int64_t> hashes;
  std::vector<int64_t> read;
};

Asker MakeAsker(const std::vector<int64_t>& hashes, bool verbatim, FrequentHashes& frequent) {
  Asker asker;
  asker.hashes.reserve(hashes.size());
  for (const int64_t hash : hashes) {
    asker.hashes.push_back(HashInIndex(hash, verbatim));
    if (!frequent.Contains(asker.hashes.back())) asker.read.push_back(asker.hashes.back());
  }
  if (asker.read.size() < kEnoughHashes) asker.read = asker.hashes;
  return asker;
}

// The wordings that share most with who asks, best first: for who is to be placed the most alike,
// else the rarest. Those of rarer hashes are listed first, until they are 256;
// those of hashes with more only for who has few others.
std::vector<Ranked> Rank(const Asker& asker, const Postings& postings, bool placing, size_t most) {
  std::vector<const std::vector<int64_t>*> lists;
  size_t unknown = 0;
  for (const int64_t hash : asker.read) {
    const auto found = postings.find(hash);
    if (found == postings.end() || found->second->empty()) {
      ++unknown;
    } else {
      lists.push_back(found->second.get());
    }
  }
  std::stable_sort(lists.begin(), lists.end(),
                   [](const auto* a, const auto* b) { return a->size() < b->size(); });
  const auto frequent = std::find_if(lists.begin(), lists.end(),
                                     [](const auto* list) { return list->size() > kMostPostings; });
  const bool has_enough = unknown + static_cast<size_t>(frequent - lists.begin()) >= kEnoughHashes;
  absl::flat_hash_map<int64_t, Ranked> by_posting;
  size_t listed = 0;
  for (auto list = lists.begin(); list != lists.end(); ++list) {
    if ((*list)->size() > kMostPostings && has_enough) break;
    const bool adds = (*list)->size() > kMostPostings || listed < kMostPostings;
    listed += (*list)->size();
    const double rarity = 1.0 / static_cast<double>((*list)->size());
    for (const int64_t posting : **list) {
      const auto found = adds ? by_posting.try_emplace(posting).first : by_posting.find(posting);
      if (found == by_posting.end()) continue;
      ++found->second.shared;
      found->second.weight += rarity;
    }
  }
  std::vector<Ranked> best;
  for (auto& [posting, ranked] : by_posting) {
    const auto grams = kGramsPerTwoPostings * static_cast<size_t>(posting % kPostingUnit) / 2;
    const size_t fewer = std::max<size_t>(1, std::min(asker.hashes.size(), grams));
    if (placing && kLeastShare * ranked.shared < fewer) continue;
    ranked.id = posting / kPostingUnit;
    const auto shared = static_cast<double>(ranked.shared);
    ranked.share = shared / static_cast<double>(fewer);
    ranked.likeness =
        shared * shared / static_cast<double>(std::max<size_t>(1, asker.hashes.size() * grams));
    best.push_back(ranked);
  }
  std::sort(best.begin(), best.end(), [placing](const Ranked& a, const Ranked& b) {
    if (placing && a.likeness != b.likeness) return a.likeness > b.likeness;
    return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
  });
  if (best.size() > most) best.resize(most);
  return best;
}

// The hashes that are still to be read, each once.
std::vector<int64_t> HashesToRead(const std::vector<Asker>& askers, const Postings& postings) {
  std::vector<int64_t> hashes;
  for (const Asker& asker : askers) {
    std::copy_if(asker.read.begin(), asker.read.end(), std::back_inserter(hashes),
                 [&](int64_t hash) { return !postings.contains(hash); });
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

using Wordings = absl::flat_hash_map<int64_t, SharedWording>;

std::vector<int64_t> IdsOf(const std::vector<std::vector<Ranked>>& ranked) {
  std::vector<int64_t> ids;
  for (const auto& some : ranked) {
    for (const Ranked& one : some) ids.push_back(one.id);
  }
  return ids;
}

// Adds those that are not there yet and still stored.
absl::Status GetWordings(Session& session, const std::vector<int64_t>& wanted, Wordings& wordings) {
  ArrayText ids;
  absl::flat_hash_set<int64_t> asked;
  for (const int64_t id : wanted) {
    if (!wordings.contains(id) && asked.insert(id).second) ids.Add(id);
  }
  if (asked.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetWordings, Params().Add(ids)));
  for (Row row : rows) {
    auto wording = std::make_shared<const StoredWording>(ReadWording(row));
    wordings[wording->id] = std::move(wording);
  }
  return absl::OkStatus();
}

// Leaves out what would be left out for its speakers when it is read.
void DropStrangers(const RecentReads& recent, const std::vector<std::vector<std::string>>& speakers,
                   std::vector<std::vector<Ranked>>& ranked) {
  std::vector<RecentReads::Question> questions;
  for (size_t i = 0; i < ranked.size(); ++i) {
    const uint16_t signature = SpeakerSignatures::Of(speakers[i]);
    for (const Ranked& one : ranked[i]) {
      if (one.share < kSureShare) questions.push_back({one.id, signature});
    }
  }
  const std::vector<bool> disagree = recent.Disagree(questions);
  size_t next = 0;
  for (std::vector<Ranked>& some : ranked) {
    std::erase_if(some,
                  [&](const Ranked& one) { return one.share < kSureShare && disagree[next++]; });
  }
}

}  // namespace

int64_t HashInIndex(int64_t hash, bool verbatim) { return verbatim ? hash : ~hash; }

int64_t PostingInIndex(int64_t wording, size_t fingerprints) {
  return wording * kPostingUnit + std::min(kPostingUnit - 1, static_cast<int64_t>(fingerprints));
}

absl::StatusOr<std::vector<Relatives>> FindRelatives(Session& session,
                                                     const std::vector<AskedWording>& asked,
                                                     ReadAlready& read, RecentReads* recent) {
  std::vector<Relatives> relatives(asked.size());
  if (asked.empty()) return relatives;
  RETURN_IF_ERROR(FindKnown(session, asked, relatives));
  std::vector<Asker> askers(asked.size());
  std::vector<std::vector<std::string>> speakers(asked.size());
  for (size_t i = 0; i < asked.size(); ++i) {
    const std::optional<StoredWording>& known = relatives[i].known;
    speakers[i] = AllSpeakers(asked[i], known);
    const bool is_old = known && !Represents(asked[i].text, known->text);
    if (is_old && speakers[i] == known->speakers) continue;
    askers[i] =
        MakeAsker(*asked[i].query_fingerprints, asked[i].verbatim, session.frequent_hashes());
  }
  if (recent != nullptr) recent->Take(HashesToRead(askers, read.postings), read);
  RETURN_IF_ERROR(ReadPostings(session, HashesToRead(askers, read.postings), read.postings));
  const size_t most =
      std::clamp<size_t>(kRelativesPerArticle / asked.size(), 1, kRelativesPerWording);
  std::vector<std::vector<Ranked>> ranked(asked.size());
  for (size_t i = 0; i < asked.size(); ++i) ranked[i] = Rank(askers[i], read.postings, true, most);
  if (recent != nullptr) DropStrangers(*recent, speakers, ranked);
  const std::vector<int64_t> ids = IdsOf(ranked);
  if (recent != nullptr) recent->TakeWordings(ids, read);
  RETURN_IF_ERROR(GetWordings(session, ids, read.wordings));
  for (size_t i = 0; i < asked.size(); ++i) {
    for (const Ranked& one : ranked[i]) {
      const auto found = read.wordings.find(one.id);
      if (found == read.wordings.end()) continue;
      const bool is_sure =
          one.share >= kSureShare || SpeakersAgree(speakers[i], found->second->speakers);
      if (is_sure) relatives[i].like.push_back(found->second);
    }
  }
  return relatives;
}

absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByFingerprints(
    Session& session, const std::vector<int64_t>& fingerprints, bool verbatim, int32_t limit) {
  const Asker asker = MakeAsker(fingerprints, verbatim, session.frequent_hashes());
  Postings postings;
  RETURN_IF_ERROR(ReadPostings(session, asker.read, postings));
  const std::vector<std::vector<Ranked>> ranked = {
      Rank(asker, postings, false, static_cast<size_t>(limit))};
  Wordings wordings;
  RETURN_IF_ERROR(GetWordings(session, IdsOf(ranked), wordings));
  std::vector<QuoteCandidate> candidates;
  std::unordered_set<int64_t> quotes;
  for (const Ranked& one : ranked.front()) {
    const auto found = wordings.find(one.id);
    if (found == wordings.end() || !quotes.insert(found->second->quote).second) continue;
    candidates.push_back({.quote = domain::QuoteId(found->second->quote),
                          .wording = found->second->text,
                          .shared_fingerprints = static_cast<int32_t>(one.shared)});
  }
  return candidates;
}

absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByWords(
    Session& session, const std::vector<std::string>& texts, bool verbatim, int32_t limit) {
  std::vector<QuoteCandidate> candidates;
  if (texts.empty()) return candidates;
  ArrayText asked;
  for (const std::string& text : texts) asked.Add(text);
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindCandidatesByWords,
                                   Params().Add(verbatim).Add(asked).Add(int64_t{limit})));
  for (Row row : rows) {
    QuoteCandidate& candidate = candidates.emplace_back();
    candidate.quote = domain::QuoteId(row.Int());
    candidate.wording = row.Text();
  }
  return candidates;
}

}  // namespace verbatim::storage
