#include "services/extraction/report_labels.h"

#include <algorithm>

namespace verbatim::extraction {

// Finds the k best ways to `label` at `word`; of equal scores the first found stays in front.
void LabelSearch::Extend(size_t word, size_t label, size_t k) {
  Paths& paths = columns_[word][label];
  const float here = scores[word][label];
  for (size_t previous = 0; previous < kLabelCount; ++previous) {
    if (!MayFollow(static_cast<Label>(previous), static_cast<Label>(label))) continue;
    const float gain = here + steps[word][previous][label];
    const Paths& before = columns_[word - 1][previous];
    for (size_t rank = 0; rank < before.count; ++rank) {
      const float score = before.ways[rank].score + gain;
      if (paths.count == k && score <= paths.ways[k - 1].score) break;  // the rest are worse
      if (paths.count < k) ++paths.count;
      size_t at = paths.count - 1;
      for (; at > 0 && paths.ways[at - 1].score < score; --at) paths.ways[at] = paths.ways[at - 1];
      paths.ways[at] = {score, static_cast<uint8_t>(previous), static_cast<uint8_t>(rank)};
    }
  }
}

Labelling LabelSearch::Trace(size_t label, size_t rank) const {
  Labelling labelling;
  labelling.labels.resize(columns_.size());
  labelling.score = columns_.back()[label].ways[rank].score;
  for (size_t word = columns_.size(); word-- > 0;) {
    labelling.labels[word] = static_cast<Label>(label);
    const Path& path = columns_[word][label].ways[rank];
    label = path.label;
    rank = path.rank;
  }
  return labelling;
}

std::vector<Labelling> LabelSearch::Best(size_t cue, size_t k) {
  columns_.resize(scores.size());
  for (size_t word = 0; word < scores.size(); ++word) {
    for (size_t label = 0; label < kLabelCount; ++label) {
      Paths& paths = columns_[word][label];
      paths.count = 0;
      const bool is_cue = static_cast<Label>(label) == Label::kCue;
      if (word == cue ? !is_cue : is_cue && !may_be_cue[word]) continue;
      if (word > 0) {
        Extend(word, label, k);
      } else if (MayFollow(Label::kOther, static_cast<Label>(label))) {
        paths.ways[0] = {scores[0][label], 0, 0};
        paths.count = 1;
      }
    }
  }
  struct End {
    float score;
    size_t label;
    size_t rank;
  };
  std::vector<End> ends;
  for (size_t label = 0; label < kLabelCount; ++label) {
    const Paths& paths = columns_.back()[label];
    for (size_t rank = 0; rank < paths.count; ++rank) {
      ends.push_back({paths.ways[rank].score, label, rank});
    }
  }
  std::stable_sort(ends.begin(), ends.end(),
                   [](const End& a, const End& b) { return a.score > b.score; });
  std::vector<Labelling> best;
  for (size_t i = 0; i < std::min(k, ends.size()); ++i) {
    best.push_back(Trace(ends[i].label, ends[i].rank));
  }
  return best;
}

}  // namespace verbatim::extraction
