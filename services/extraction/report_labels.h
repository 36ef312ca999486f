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

// Finds the best labellings of a row of words by their summed scores (Viterbi's algorithm, keeping
// the k best ways to each label). Reusable, not thread-safe; time and memory are words x k.
class LabelSearch {
 public:
  // For each word: what each label scores there, and the steps from the word before. The first
  // word's steps are not used.
  std::vector<LabelScores> scores;
  std::vector<TransitionScores> steps;

  // For each word whether it may be labelled kCue.
  std::vector<bool> may_be_cue;

  // The `k` best labellings in which word `cue` is labelled kCue, best first; equal scores in a
  // fixed order. REQUIRES: the three above have one size, cue is below it, k is 1 to
  // kMostLabellings.
  std::vector<Labelling> Best(size_t cue, size_t k);

 private:
  // One of the best ways to a label, and where it comes from.
  struct Path {
    float score;
    uint8_t label;  // of the word before
    uint8_t rank;   // among the paths to that label there
  };
  // The best ways to one label of one word, best first.
  struct Paths {
    std::array<Path, kMostLabellings> ways;
    size_t count = 0;
  };
  using Column = std::array<Paths, kLabelCount>;

  void Extend(size_t word, size_t label, size_t k);
  Labelling Trace(size_t label, size_t rank) const;

  std::vector<Column> columns_;
};

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_LABELS_H_
