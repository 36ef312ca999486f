#include "services/extraction/report_labels.h"

#include <algorithm>

namespace verbatim::extraction {
namespace {

// Added to steps: nothing, or that they cannot be.
constexpr TransitionScores kRules = [] {
  TransitionScores rules = {};
  for (size_t previous = 0; previous < kLabelCount; ++previous) {
    for (size_t label = 0; label < kLabelCount; ++label) {
      if (!MayFollow(static_cast<Label>(previous), static_cast<Label>(label))) {
        rules[previous][label] = kImpossible;
      }
    }
  }
  return rules;
}();

bool IsPossible(float score) { return score > kImpossible / 2; }

}  // namespace

float LabelSearch::Step(size_t word, size_t previous, size_t label) const {
  const auto& [here, before] = steps[word];
  return (*here)[previous][label] + (*before)[previous][label] + kRules[previous][label];
}

void LabelSearch::FindBestScores() {
  best_.resize(scores.size());
  for (size_t label = 0; label < kLabelRow; ++label) {
    // A row of words begins as if something else stood before it.
    best_[0][label] = scores[0][label] + kRules[0][label];
  }
  for (size_t word = 1; word < scores.size(); ++word) {
    const TransitionScores& here = *steps[word][0];
    const TransitionScores& before = *steps[word][1];
    LabelScores best;
    best.fill(4 * kImpossible);
    for (size_t previous = 0; previous < kLabelCount; ++previous) {
      const float score = best_[word - 1][previous];
      for (size_t label = 0; label < kLabelRow; ++label) {
        const float step =
            here[previous][label] + before[previous][label] + kRules[previous][label];
        best[label] = std::max(best[label], score + step);
      }
    }
    for (size_t label = 0; label < kLabelRow; ++label) best[label] += scores[word][label];
    best_[word] = best;
  }
}

// Makes the best way to a label known.
void LabelSearch::Open(size_t word, size_t label) {
  Node& node = nodes_[word][label];
  for (size_t previous = 0; previous < kLabelCount; ++previous) {
    const float score =
        word == 0 ? kImpossible
                  : best_[word - 1][previous] + Step(word, previous, label) + scores[word][label];
    node.next[previous] = {score, static_cast<uint8_t>(previous), 0};
  }
  if (word == 0) node.next[0].score = best_[0][label];
  TakeNext(node);
}

bool LabelSearch::TakeNext(Node& node) {
  Way* best = &node.next[0];
  for (Way& way : node.next) {
    if (way.score > best->score) best = &way;
  }
  if (!IsPossible(best->score)) return false;
  node.ways[node.count++] = *best;
  return true;
}

// Whether there is a way of this rank to a label; makes it known. REQUIRES: the ranks before are
// known, or rank is 0.
bool LabelSearch::Know(size_t word, size_t label, size_t rank) {
  Node& node = nodes_[word][label];
  if (node.count == 0) Open(word, label);
  if (rank < node.count) return true;
  if (rank > node.count || node.count == 0) return false;
  const Way last = node.ways[node.count - 1];
  Way& next = node.next[last.label];
  next.score = kImpossible;
  if (word > 0 && Know(word - 1, last.label, last.rank + 1U)) {
    next.rank = static_cast<uint8_t>(last.rank + 1);
    next.score = nodes_[word - 1][last.label].ways[next.rank].score +
                 Step(word, last.label, label) + scores[word][label];
  }
  return TakeNext(node);
}

// The labelling that ends with a way: its label is that of the last word.
Labelling LabelSearch::Trace(Way way) {
  Labelling labelling;
  labelling.labels.resize(scores.size());
  labelling.score = way.score;
  for (size_t word = scores.size(); word-- > 0;) {
    labelling.labels[word] = static_cast<Label>(way.label);
    Know(word, way.label, way.rank);
    way = nodes_[word][way.label].ways[way.rank];
  }
  return labelling;
}

std::vector<Labelling> LabelSearch::Best(size_t k) {
  FindBestScores();
  nodes_.resize(std::max(nodes_.size(), scores.size()));
  for (size_t word = 0; word < scores.size(); ++word) {
    for (Node& node : nodes_[word]) node.count = 0;
  }
  // The ways to the end of the row.
  Node end;
  const size_t last = scores.size() - 1;
  for (size_t label = 0; label < kLabelCount; ++label) {
    end.next[label] = {best_[last][label], static_cast<uint8_t>(label), 0};
  }
  std::vector<Labelling> labellings;
  while (labellings.size() < k && TakeNext(end)) {
    const Way way = end.ways[end.count - 1];
    labellings.push_back(Trace(way));
    Way& next = end.next[way.label];
    next.score = kImpossible;
    if (labellings.size() < k && Know(last, way.label, way.rank + 1U)) {
      next.rank = static_cast<uint8_t>(way.rank + 1);
      next.score = nodes_[last][way.label].ways[next.rank].score;
    }
  }
  return labellings;
}

}  // namespace verbatim::extraction
