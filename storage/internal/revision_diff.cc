#include "storage/internal/revision_diff.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <queue>
#include <string_view>
#include <tuple>
#include <utility>

#include "storage/internal/save_speakers.h"

namespace verbatim::storage {
namespace {

// Whether both may be one person that the newer text, or model, only tells better or worse.
bool MayBeSameSpeaker(const StandingOccurrence& known, const domain::ResolvedSpeaker& speaker) {
  if (known.speaker_name.empty() || speaker.name.empty()) return true;
  return known.speaker_name == speaker.name || IsShorterName(known.speaker_name, speaker.name) ||
         IsShorterName(speaker.name, known.speaker_name);
}

// Of one speaker's new statements, how many a withdrawn one is compared with: live blogs have a
// few per speaker, and a text made to have thousands must not take quadratic time.
constexpr size_t kMostCompared = 64;

std::vector<std::string_view> SortedWords(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::sort(words.begin(), words.end());
  return words;
}

// Whether more than half of the words of both are the same, in whatever order: "by Friday" and "by
// Sunday" are two quotes, and within one article a correction.
bool SharesMostWords(std::string_view a_text, std::string_view b_text) {
  const std::vector<std::string_view> a = SortedWords(a_text);
  const std::vector<std::string_view> b = SortedWords(b_text);
  std::vector<std::string_view> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return 4 * shared.size() > a.size() + b.size();
}

// Hands out what is left of the occurrences, each once.
class Comparer {
 public:
  Comparer(const std::vector<StandingOccurrence>& standing,
           const std::vector<OccurrenceDraft>& drafts)
      : standing_(standing), drafts_(drafts), claimed_(standing.size()) {
    diff_.kept.resize(drafts.size());
  }

  void KeepSameSpeakers() {
    using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
    std::map<Key, std::queue<size_t>> unclaimed;
    for (size_t i = 0; i < standing_.size(); ++i) {
      const StandingOccurrence& known = standing_[i];
      unclaimed[{known.kind, known.wording, known.speaker_name, known.speaker_kind}].push(i);
    }
    for (size_t i = 0; i < drafts_.size(); ++i) {
      const domain::ResolvedSpeaker& speaker = drafts_[i].attributed.speaker;
      const auto found =
          unclaimed.find({KindOf(i), drafts_[i].wording, speaker.name, domain::Name(speaker.kind)});
      if (found == unclaimed.end() || found->second.empty()) continue;
      Keep(i, found->second.front());
      found->second.pop();
    }
  }

  void KeepSameWords(bool any_speaker) {
    std::map<std::pair<std::string_view, std::string_view>, std::deque<size_t>> unclaimed;
    for (size_t i = 0; i < standing_.size(); ++i) {
      if (!claimed_[i]) unclaimed[{standing_[i].kind, standing_[i].wording}].push_back(i);
    }
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (diff_.kept[i]) continue;
      const auto found = unclaimed.find({KindOf(i), drafts_[i].wording});
      if (found == unclaimed.end()) continue;
      std::deque<size_t>& same_words = found->second;
      for (auto known = same_words.begin(); known != same_words.end(); ++known) {
        if (!any_speaker && !MayBeSameSpeaker(standing_[*known], drafts_[i].attributed.speaker)) {
          continue;
        }
        Keep(i, *known);
        same_words.erase(known);
        break;
      }
    }
  }

  RevisionDiff Finish() {
    for (size_t i = 0; i < standing_.size(); ++i) {
      if (!claimed_[i]) diff_.withdrawn.push_back(i);
    }
    return std::move(diff_);
  }

 private:
  std::string_view KindOf(size_t draft) const {
    return domain::Name(drafts_[draft].attributed.statement.kind);
  }
  void Keep(size_t draft, size_t known) {
    diff_.kept[draft] = known;
    claimed_[known] = true;
  }

  const std::vector<StandingOccurrence>& standing_;
  const std::vector<OccurrenceDraft>& drafts_;
  std::vector<bool> claimed_;  // of standing
  RevisionDiff diff_;
};

}  // namespace

RevisionDiff CompareRevisions(const std::vector<StandingOccurrence>& standing,
                              const std::vector<OccurrenceDraft>& drafts, bool reanalyzed) {
  Comparer comparer(standing, drafts);
  comparer.KeepSameSpeakers();
  comparer.KeepSameWords(reanalyzed);
  return comparer.Finish();
}

std::vector<std::optional<size_t>> FindReplacements(
    const std::vector<StandingOccurrence>& standing, const std::vector<OccurrenceDraft>& drafts,
    const RevisionDiff& diff, std::span<const std::optional<QuotePlace>> places) {
  std::map<std::string_view, std::deque<size_t>> by_wording;
  std::map<int64_t, std::deque<size_t>> by_quote;
  std::map<std::string_view, std::vector<size_t>> by_speaker;
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (diff.kept[i]) continue;
    by_wording[drafts[i].wording].push_back(i);
    by_speaker[drafts[i].attributed.speaker.name].push_back(i);
    if (places[i]) by_quote[places[i]->quote].push_back(i);
  }
  std::vector<std::optional<size_t>> replacements(diff.withdrawn.size());
  std::vector<bool> taken(drafts.size());
  const auto take = [&](std::deque<size_t>& unclaimed) -> std::optional<size_t> {
    while (!unclaimed.empty()) {
      const size_t draft = unclaimed.front();
      unclaimed.pop_front();
      if (taken[draft]) continue;
      taken[draft] = true;
      return draft;
    }
    return std::nullopt;
  };
  for (size_t i = 0; i < diff.withdrawn.size(); ++i) {
    const auto found = by_wording.find(standing[diff.withdrawn[i]].wording);
    if (found != by_wording.end()) replacements[i] = take(found->second);
  }
  for (size_t i = 0; i < diff.withdrawn.size(); ++i) {
    const std::optional<int64_t> quote = standing[diff.withdrawn[i]].quote;
    if (replacements[i] || !quote) continue;
    if (const auto found = by_quote.find(*quote); found != by_quote.end()) {
      replacements[i] = take(found->second);
    }
  }
  for (size_t i = 0; i < diff.withdrawn.size(); ++i) {
    const StandingOccurrence& known = standing[diff.withdrawn[i]];
    const auto found = by_speaker.find(known.speaker_name);
    if (replacements[i] || found == by_speaker.end()) continue;
    size_t compared = 0;
    for (const size_t draft : found->second) {
      if (taken[draft] || known.kind != domain::Name(drafts[draft].attributed.statement.kind)) {
        continue;
      }
      if (++compared > kMostCompared) break;
      if (!SharesMostWords(known.wording, drafts[draft].wording)) continue;
      replacements[i] = draft;
      taken[draft] = true;
      break;
    }
  }
  return replacements;
}

}  // namespace verbatim::storage
