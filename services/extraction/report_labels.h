#ifndef VERBATIM_SERVICES_EXTRACTION_REPORT_LABELS_H_
#define VERBATIM_SERVICES_EXTRACTION_REPORT_LABELS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace verbatim::extraction {

// What a word is in the report of one cue.
enum class Label : uint8_t { kOther, kBeginContent, kContent, kBeginSource, kSource, kCue };
inline constexpr size_t kLabelCount = 6;
// Labels rounded up for vector instructions: the width of a row of weights.
inline constexpr size_t kLabelRow = 8;

using LabelScores = std::array<float, kLabelRow>;
// [label of the word before][label]
using TransitionScores = std::array<LabelScores, kLabelRow>;

// The score of what cannot be: far below all others, yet far from overflow when many add up.
inline constexpr float kImpossible = -1e30F;

// Whether `label` may follow `previous`: content and source go on only where they have begun.
constexpr bool MayFollow(Label previous, Label label) {
  if (label == Label::kContent) {
    return previous == Label::kBeginContent || previous == Label::kContent;
  }
  if (label == Label::kSource) {
    return previous == Label::kBeginSource || previous == Label::kSource;
  }
  return true;
}

struct Labelling {
  std::vector<Label> labels;
  float score = 0;
};

// Most labellings that can be asked for.
inline constexpr size_t kMostLabellings = 8;

// Finds the best labellings of a row of words by their summed scores: Viterbi's algorithm for the
// best, then only what the next best need (recursive enumeration, Jimenez and Marzal 1999).
// Reusable, not thread-safe; time and memory are words x k.
class LabelSearch {
 public:
  // For each word: what each label scores there, kImpossible where it may not stand.
  std::vector<LabelScores> scores;
  // For each word: two tables whose sum the step from the word before scores. The first word's are
  // not used.
  std::vector<std::array<const TransitionScores*, 2>> steps;

  // The `k` best labellings, best first; fewer when there are fewer. REQUIRES: the two above have
  // one size, 1 or more; k is 1 to kMostLabellings.
  std::vector<Labelling> Best(size_t k);

 private:
  // One of the best ways to a label, and where it comes from.
  struct Way {
    float score;
    uint8_t label;  // of the word before
    uint8_t rank;   // among the ways to that label there
  };
  // A label of a word, with the ways to it that are known so far, best first.
  struct Node {
    size_t count = 0;
    std::array<Way, kMostLabellings> ways;
    // Of each label of the word before the best way that is not among `ways` yet.
    std::array<Way, kLabelCount> next;
  };

  void FindBestScores();
  void Open(size_t word, size_t label);
  bool Know(size_t word, size_t label, size_t rank);
  bool TakeNext(Node& node);
  Labelling Trace(Way way);
  float Step(size_t word, size_t previous, size_t label) const;

  std::vector<LabelScores> best_;  // of the ways to each label
  std::vector<std::array<Node, kLabelCount>> nodes_;
};

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_LABELS_H_
