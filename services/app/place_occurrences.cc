#include "services/app/place_occurrences.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/app/compare_wordings.h"
#include "services/app/role_agreement.h"
#include "services/matching/compare.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

using domain::Comparison;
using domain::Relation;
using matching::NormalForm;

// Stored candidates that are compared, and quotes of the same draft.
constexpr size_t kMaxCandidates = 64;
constexpr size_t kMaxLocalQuotes = 16;

// Quotes of the draft listed under one fingerprint, so that a phrase that a live blog repeats a
// thousand times stays cheap.
constexpr size_t kMaxQuotesPerFingerprint = 64;

constexpr size_t kShortestFragment = 3;  // words

// An overlap between different speakers that is one utterance all the same.
constexpr double kSureOverlap = 0.95;

// A quote as far as this draft knows it.
struct LocalQuote {
  std::optional<domain::QuoteId> stored;
  bool verbatim = true;
  NormalForm representative;  // of its wordings that are known here, the longest
  std::vector<std::string> speakers;
};

// How well an occurrence reports a quote; greater is better.
struct Fit {
  Relation relation = Relation::kDifferent;
  bool same_speaker = false;  // of EXACT words the speaker does not matter
  double score = 0;

  bool IsMatch() const { return relation != Relation::kDifferent; }
  bool IsBetterThan(const Fit& other) const {
    return std::make_tuple(-static_cast<int>(relation), same_speaker, score) >
           std::make_tuple(-static_cast<int>(other.relation), other.same_speaker, other.score);
  }
};

// Whether all words of `fragment` stand in `whole` in a row. Both are normal wordings.
bool HoldsInARow(const std::string& whole, const std::string& fragment) {
  return (" " + whole + " ").find(" " + fragment + " ") != std::string::npos;
}

class Placer {
 public:
  explicit Placer(const storage::ArticleDraft& draft)
      : draft_(draft), quote_of_(draft.occurrences.size(), kNone) {}

  std::vector<storage::Placement> Place(
      const std::vector<std::vector<storage::QuoteCandidate>>& candidates) && {
    for (const size_t i : LongestFirst()) PlaceOne(i, candidates[i]);
    return Placements();
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;

  // The occurrences that are matched, so that a whole comes before its fragments and the groups do
  // not depend on the order of the text.
  std::vector<size_t> LongestFirst() const {
    std::vector<size_t> order;
    for (size_t i = 0; i < draft_.occurrences.size(); ++i) {
      if (!draft_.occurrences[i].stored_fingerprints.empty()) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return draft_.occurrences[a].normal_wording.size() >
             draft_.occurrences[b].normal_wording.size();
    });
    return order;
  }

  std::vector<storage::Placement> Placements() const {
    std::vector<storage::Placement> placements(draft_.occurrences.size());
    std::vector<size_t> first(quotes_.size(), kNone);
    for (size_t i = 0; i < placements.size(); ++i) {
      if (quote_of_[i] == kNone) continue;
      size_t& earliest = first[quote_of_[i]];
      if (const auto& stored = quotes_[quote_of_[i]].stored) {
        placements[i].quote = *stored;
      } else if (earliest != kNone) {
        placements[i].same_as = earliest;
      }
      if (earliest == kNone) earliest = i;
    }
    return placements;
  }

  void PlaceOne(size_t i, const std::vector<storage::QuoteCandidate>& candidates) {
    const storage::OccurrenceDraft& draft = draft_.occurrences[i];
    const NormalForm form = matching::Normalize(draft.wording);
    Fit best;
    const storage::QuoteCandidate* stored = nullptr;
    const size_t compared = std::min(candidates.size(), kMaxCandidates);
    for (size_t k = 0; k < compared; ++k) {
      const Fit fit = FitOf(draft, form, matching::Normalize(candidates[k].wording),
                            candidates[k].speakers, false);
      if (fit.IsMatch() && fit.IsBetterThan(best)) {
        best = fit;
        stored = &candidates[k];
      }
    }
    size_t local = kNone;
    if (const auto same = by_words_.find(WordsKey(draft)); same != by_words_.end()) {
      const Fit exact{Relation::kExact, false, 1};
      if (exact.IsBetterThan(best)) {
        best = exact;
        local = same->second;
      }
    }
    for (const size_t like : LocalQuotesLike(draft, form)) {
      const Fit fit =
          FitOf(draft, form, quotes_[like].representative, quotes_[like].speakers, true);
      if (fit.IsMatch() && fit.IsBetterThan(best)) {
        best = fit;
        local = like;
      }
    }
    if (local == kNone) local = stored != nullptr ? LocalOf(*stored, draft) : NewQuote(draft);
    quote_of_[i] = local;
    Learn(local, i, form);
  }

  static Fit FitOf(const storage::OccurrenceDraft& draft, const NormalForm& form,
                   const NormalForm& known, const std::vector<std::string>& speakers,
                   bool same_article) {
    const std::string& name = draft.attributed.speaker.name;
    const bool same_speaker =
        !name.empty() && std::find(speakers.begin(), speakers.end(), name) != speakers.end();
    const Comparison comparison = matching::Compare(known, form);
    Fit fit{comparison.relation, same_speaker, comparison.score};
    if (fit.relation == Relation::kExact) fit.same_speaker = false;
    if (std::min(form.words.size(), known.words.size()) < kShortestFragment) {
      return fit.relation == Relation::kExact && same_speaker ? fit : Fit{};
    }
    if (!fit.IsMatch() && same_article && same_speaker && IsFragment(form, known)) {
      return {Relation::kPartial, true, comparison.score};
    }
    const bool other_speaker = !name.empty() && !speakers.empty() && !same_speaker;
    if (fit.relation == Relation::kPartial && other_speaker && fit.score < kSureOverlap) return {};
    return fit;
  }

  static bool IsFragment(const NormalForm& a, const NormalForm& b) {
    const std::string left = a.Joined();
    const std::string right = b.Joined();
    return HoldsInARow(left, right) || HoldsInARow(right, left);
  }

  // The quotes of the draft that share the most fingerprints with an occurrence, the earlier of
  // equals first. None for a short one, which only equal words can match.
  std::vector<size_t> LocalQuotesLike(const storage::OccurrenceDraft& draft,
                                      const NormalForm& form) const {
    if (form.words.size() < kShortestFragment) return {};
    std::unordered_map<size_t, size_t> shared;
    for (const int64_t hash : draft.query_fingerprints) {
      const auto found = by_fingerprint_.find(Key(hash, draft.verbatim));
      if (found == by_fingerprint_.end()) continue;
      for (const size_t quote : found->second) ++shared[quote];
    }
    std::vector<std::pair<size_t, size_t>> ranked(shared.begin(), shared.end());
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      return std::make_tuple(b.second, a.first) < std::make_tuple(a.second, b.first);
    });
    std::vector<size_t> quotes;
    for (size_t k = 0; k < ranked.size() && k < kMaxLocalQuotes; ++k) {
      quotes.push_back(ranked[k].first);
    }
    return quotes;
  }

  size_t NewQuote(const storage::OccurrenceDraft& draft) {
    quotes_.emplace_back().verbatim = draft.verbatim;
    return quotes_.size() - 1;
  }

  // The stored quote as one of the draft's.
  size_t LocalOf(const storage::QuoteCandidate& candidate, const storage::OccurrenceDraft& draft) {
    const auto [known, is_new] = by_quote_.try_emplace(candidate.quote, quotes_.size());
    if (is_new) {
      LocalQuote& quote = quotes_[NewQuote(draft)];
      quote.stored = candidate.quote;
      quote.representative = matching::Normalize(candidate.wording);
      quote.speakers = candidate.speakers;
    }
    return known->second;
  }

  // Makes later occurrences find the quote by this one's words.
  void Learn(size_t local, size_t i, const NormalForm& form) {
    const storage::OccurrenceDraft& draft = draft_.occurrences[i];
    LocalQuote& quote = quotes_[local];
    const std::string& name = draft.attributed.speaker.name;
    if (!name.empty() &&
        std::find(quote.speakers.begin(), quote.speakers.end(), name) == quote.speakers.end()) {
      quote.speakers.push_back(name);
    }
    if (form.words.size() > quote.representative.words.size()) quote.representative = form;
    const bool is_short = form.words.size() < kShortestFragment;
    const bool is_new =
        (!is_short || !name.empty()) && by_words_.try_emplace(WordsKey(draft), local).second;
    if (is_short || !is_new) return;
    for (const int64_t hash : draft.query_fingerprints) {  // all, so that three words are found
      std::vector<size_t>& listed = by_fingerprint_[Key(hash, draft.verbatim)];
      const bool is_listed = !listed.empty() && listed.back() == local;
      if (!is_listed && listed.size() < kMaxQuotesPerFingerprint) listed.push_back(local);
    }
  }

  // Keeps the speakers' own words and paraphrases apart.
  static int64_t Key(int64_t hash, bool verbatim) { return verbatim ? hash : ~hash; }
  // What makes two occurrences one quote for certain: all words; of short ones the speaker as well.
  static std::string WordsKey(const storage::OccurrenceDraft& draft) {
    std::string key = (draft.verbatim ? "v " : "p ") + draft.normal_wording;
    if (std::count(draft.normal_wording.begin(), draft.normal_wording.end(), ' ') + 1 <
        static_cast<ptrdiff_t>(kShortestFragment)) {
      key.append("\n").append(draft.attributed.speaker.name);
    }
    return key;
  }

  const storage::ArticleDraft& draft_;
  std::vector<size_t> quote_of_;  // of each occurrence, an index of quotes_
  std::vector<LocalQuote> quotes_;
  std::unordered_map<int64_t, std::vector<size_t>> by_fingerprint_;  // indexes of quotes_
  std::unordered_map<std::string, size_t> by_words_;
  std::unordered_map<domain::QuoteId, size_t> by_quote_;
};

}  // namespace

storage::MatchRules PlaceOccurrences(const storage::ArticleDraft& draft) {
  storage::MatchRules rules;
  rules.place = [&draft](const std::vector<std::vector<storage::QuoteCandidate>>& candidates) {
    return Placer(draft).Place(candidates);
  };
  rules.relate = [](const std::string& representative, const std::string& wording) {
    return CompareWordings(representative, wording).relation;
  };
  rules.roles_agree = RolesAgree;
  return rules;
}

}  // namespace verbatim::app
