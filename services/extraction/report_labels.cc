#include "services/extraction/report_labels.h"

#include <algorithm>

namespace verbatim::extraction {

// Adds the k best paths that give `word` this label.
void LabelSearch::Extend(size_t word, Label label, size_t k) {
  const auto column = static_cast<size_t>(label);
  const float here = scores[word][column];
  ways_.clear();
  if (word == 0) {
    if (label != Label::kContent && label != Label::kSource) ways_.push_back({here, 0, label});
  } else {
    const size_t begin = begins_[word - 1];
    for (size_t p = begin; p < begins_[word]; ++p) {
      const Path& path = paths_[p];
      if (!MayFollow(path.label, label)) continue;
      const float step = steps[word][static_cast<size_t>(path.label)][column];
      ways_.push_back({path.score + step + here, static_cast<uint16_t>(p - begin), label});
    }
  }
  const auto better = [](const Path& a, const Path& b) {
    return a.score != b.score ? a.score > b.score : a.previous < b.previous;
  };
  if (ways_.size() > k) {
    std::partial_sort(ways_.begin(), ways_.begin() + static_cast<ptrdiff_t>(k), ways_.end(),
                      better);
    ways_.resize(k);
  } else {
    std::sort(ways_.begin(), ways_.end(), better);
  }
  paths_.insert(paths_.end(), ways_.begin(), ways_.end());
}

std::vector<Labelling> LabelSearch::Best(size_t cue, size_t k) {
  paths_.clear();
  begins_.assign(1, 0);
  for (size_t word = 0; word < scores.size(); ++word) {
    for (size_t label = 0; label < kLabelCount; ++label) {
      const bool is_cue = static_cast<Label>(label) == Label::kCue;
      const bool allowed = word == cue ? is_cue : !is_cue || may_be_cue[word];
      if (allowed) Extend(word, static_cast<Label>(label), k);
    }
    begins_.push_back(paths_.size());
  }
  std::vector<size_t> ends;
  for (size_t p = begins_[scores.size() - 1]; p < paths_.size(); ++p) ends.push_back(p);
  std::stable_sort(ends.begin(), ends.end(),
                   [&](size_t a, size_t b) { return paths_[a].score > paths_[b].score; });
  if (ends.size() > k) ends.resize(k);
  std::vector<Labelling> best;
  for (size_t end : ends) {
    Labelling labelling;
    labelling.score = paths_[end].score;
    labelling.labels.resize(scores.size());
    for (size_t word = scores.size(); word-- > 0;) {
      labelling.labels[word] = paths_[end].label;
      if (word > 0) end = begins_[word - 1] + paths_[end].previous;
    }
    best.push_back(std::move(labelling));
  }
  return best;
}

}  // namespace verbatim::extraction
