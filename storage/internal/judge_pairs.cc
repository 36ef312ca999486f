#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "services/base/status_macros.h"
#include "storage/internal/save_quotes.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// Wordings of one article listed under a fingerprint, and those with which each is compared, so
// that a phrase that a live blog repeats a thousand times stays cheap.
constexpr size_t kMostPerFingerprint = 256;
constexpr size_t kMostCompared = 64;

// The wordings before `index` that share the most fingerprints with it.
std::vector<size_t> LocalRelatives(
    const JudgedWording& wording,
    const std::unordered_map<int64_t, std::vector<size_t>>& by_fingerprint) {
  std::unordered_map<size_t, size_t> shared;
  for (const int64_t hash : *wording.query_fingerprints) {
    const auto found = by_fingerprint.find(HashInIndex(hash, wording.verbatim));
    if (found == by_fingerprint.end()) continue;
    for (const size_t other : found->second) ++shared[other];
  }
  std::vector<std::pair<size_t, size_t>> ranked;
  for (const auto& [other, count] : shared) ranked.emplace_back(count, other);
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (ranked.size() > kMostCompared) ranked.resize(kMostCompared);
  std::vector<size_t> relatives;
  for (const auto& [count, other] : ranked) relatives.push_back(other);
  return relatives;
}

}  // namespace

JudgedPairs JudgePairs(const std::vector<JudgedWording>& wordings, const MatchRules& rules,
                       Verdicts& verdicts) {
  JudgedPairs judged;
  std::unordered_set<int64_t> judged_anew;  // not as they are stored
  for (const JudgedWording& wording : wordings) judged_anew.insert(wording.id);
  std::unordered_map<int64_t, std::vector<size_t>> by_fingerprint;
  for (size_t i = 0; i < wordings.size(); ++i) {
    const JudgedWording& wording = wordings[i];
    std::vector<const std::string*> texts;
    struct Other {
      int64_t id;
      std::optional<int64_t> quote;
      const std::vector<std::string>* speakers;
    };
    std::vector<Other> others;
    for (const SharedWording& like : wording.like) {
      if (judged_anew.count(like->id) > 0) continue;
      texts.push_back(&like->text);
      others.push_back({like->id, like->quote, &like->speakers});
    }
    for (const size_t other : LocalRelatives(wording, by_fingerprint)) {
      texts.push_back(wordings[other].text);
      others.push_back({wordings[other].id, std::nullopt, wordings[other].speakers});
    }
    const std::vector<PairRelation> relations = verdicts.Judge(*wording.text, texts, rules);
    for (size_t k = 0; k < relations.size(); ++k) {
      const Other& other = others[k];
      if (relations[k] == PairRelation::kNone) continue;
      if (relations[k] == PairRelation::kLikelyPartial &&
          !SpeakersAgree(*wording.speakers, *other.speakers)) {
        continue;
      }
      judged.pairs.push_back({wording.id, other.id, relations[k]});
      if (other.quote) judged.quotes.push_back(*other.quote);
    }
    for (const int64_t hash : *wording.stored_fingerprints) {
      std::vector<size_t>& listed = by_fingerprint[HashInIndex(hash, wording.verbatim)];
      if (listed.size() < kMostPerFingerprint) listed.push_back(i);
    }
  }
  return judged;
}

absl::Status InsertPairs(Session& session, const std::vector<JudgedPair>& pairs,
                         const QuoteGraph& graph, const std::map<int64_t, int64_t>& ids) {
  if (pairs.empty()) return absl::OkStatus();
  ArrayText longer;
  ArrayText shorter;
  ArrayText relations;
  const auto stored_id = [&](int64_t id) { return id < 0 ? ids.at(id) : id; };
  for (const JudgedPair& pair : pairs) {
    const bool in_order = Represents(graph.At(pair.a).text, graph.At(pair.b).text);
    longer.Add(stored_id(in_order ? pair.a : pair.b));
    shorter.Add(stored_id(in_order ? pair.b : pair.a));
    relations.Add(NameOf(pair.relation));
  }
  return session.Run(queries::kInsertPairs, Params().Add(longer).Add(shorter).Add(relations));
}

}  // namespace verbatim::storage
