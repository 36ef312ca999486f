#include "services/extraction/training/label_trainer.h"

#include <algorithm>
#include <utility>

#include "services/extraction/hashed_weights.h"
#include "services/extraction/label_features.h"
#include "services/extraction/report_model.h"
#include "services/extraction/training/random.h"

namespace verbatim::extraction::training {
namespace {

constexpr uint32_t kWordBuckets = uint32_t{1} << 15;
constexpr uint32_t kLabelBuckets = uint32_t{1} << 16;
constexpr int kPasses = 6;

// Weights with their averages over all steps.
class Averaged {
 public:
  explicit Averaged(size_t size) : weights_(size), totals_(size), changed_at_(size) {}

  float weight(size_t i) const { return weights_[i]; }
  const float* weights() const { return weights_.data(); }
  void Add(size_t i, float change, uint32_t step) {
    totals_[i] += static_cast<double>(weights_[i]) * (step - changed_at_[i]);
    changed_at_[i] = step;
    weights_[i] += change;
  }
  std::vector<float> Averages(uint32_t step) {
    std::vector<float> averages(weights_.size());
    for (size_t i = 0; i < averages.size(); ++i) {
      Add(i, 0, step);
      averages[i] = static_cast<float>(totals_[i] / step);
    }
    return averages;
  }

 private:
  std::vector<float> weights_;
  std::vector<double> totals_;
  std::vector<uint32_t> changed_at_;
};

class Perceptron {
 public:
  Perceptron()
      : words_(size_t{kWordBuckets} * kWordSides * kLabelRow),
        labels_(size_t{kLabelBuckets} * kLabelRow),
        steps_(kStepTables * kLabelRow * kLabelRow) {}

  void LearnFrom(const LabelExample& example) {
    ++step_;
    const text::TokenRange window = ReportWindow(*example.scene, example.cue_token);
    FindCells(example, window);
    Score(example, window);
    const std::vector<Label> guess = search_.Best(1).front().labels;
    if (guess == example.labels) return;
    Change(example, window, example.labels, 1);
    Change(example, window, guess, -1);
  }

  void AddTo(ModelFileWriter& writer) {
    writer.Add(ReportModel::kWordSection,
               WriteHashedWeights<int8_t>(words_.Averages(step_ + 1), kWordSides * kLabelRow));
    writer.Add(ReportModel::kLabelSection,
               WriteHashedWeights<int8_t>(labels_.Averages(step_ + 1), kLabelRow));
    std::string bytes;
    AppendArray(bytes, steps_.Averages(step_ + 1));
    writer.Add(ReportModel::kStepSection, bytes);
  }

 private:
  // Where the weights of one word's labels begin: label l's are so many cells later.
  struct Cells {
    std::vector<size_t> words;
    std::vector<size_t> labels;
  };

  void FindCells(const LabelExample& example, text::TokenRange window) {
    const LabelFeatures of_cue(*example.scene, example.cue_token);
    cells_.resize(std::max<size_t>(cells_.size(), window.size()));
    HashedFeatures features;
    for (uint32_t i = window.begin; i < window.end; ++i) {
      Cells& cells = cells_[i - window.begin];
      cells.words.clear();
      cells.labels.clear();
      if (i == example.cue_token) continue;
      const PlaceFromCue place = of_cue.PlaceOf(i);
      ComputeWordFeatures(*example.scene, i, features);
      for (const uint32_t feature : features) {
        cells.words.push_back(
            (size_t{feature & (kWordBuckets - 1)} * kWordSides + (place.is_before ? 0 : 1)) *
            kLabelRow);
      }
      of_cue.ComputeOfPlace(place, features);
      AddLabelCells(features, cells);
      of_cue.ComputeOfBoth(i, place, features);
      AddLabelCells(features, cells);
    }
  }

  static void AddLabelCells(const HashedFeatures& features, Cells& cells) {
    for (const uint32_t feature : features) {
      cells.labels.push_back(size_t{feature & (kLabelBuckets - 1)} * kLabelRow);
    }
  }

  void Score(const LabelExample& example, text::TokenRange window) {
    const std::vector<Word>& words = example.scene->words();
    search_.scores.resize(window.size());
    search_.steps.resize(window.size());
    for (uint32_t i = window.begin; i < window.end; ++i) {
      const size_t k = i - window.begin;
      LabelScores& scores = search_.scores[k];
      scores.fill(0);
      for (size_t l = 0; l < kLabelCount; ++l) {
        for (const size_t cell : cells_[k].words) scores[l] += words_.weight(cell + l);
        for (const size_t cell : cells_[k].labels) scores[l] += labels_.weight(cell + l);
        const bool is_cue = static_cast<Label>(l) == Label::kCue;
        const bool may_be =
            i == example.cue_token
                ? is_cue
                : !is_cue || MayBeCue(words[i], i < example.cue_token, words[example.cue_token]);
        if (!may_be) scores[l] = kImpossible;
      }
      if (k == 0) continue;
      search_.steps[k] = {StepsAt(words[i].tag, 0), StepsAt(words[i - 1].tag, kTagCount)};
    }
  }

  // Adds `sign` to what speaks for a labelling, where the guess and the right one differ.
  void Change(const LabelExample& example, text::TokenRange window,
              const std::vector<Label>& labels, float sign) {
    const std::vector<Word>& words = example.scene->words();
    for (uint32_t i = window.begin; i < window.end; ++i) {
      const size_t k = i - window.begin;
      const auto label = static_cast<size_t>(labels[k]);
      for (const size_t cell : cells_[k].words) words_.Add(cell + label, sign, step_);
      for (const size_t cell : cells_[k].labels) labels_.Add(cell + label, sign, step_);
      if (k == 0) continue;
      const auto before = static_cast<size_t>(labels[k - 1]);
      steps_.Add(StepCell(words[i].tag, 0, before, label), sign, step_);
      steps_.Add(StepCell(words[i - 1].tag, kTagCount, before, label), sign, step_);
    }
  }

  static size_t StepCell(Tag tag, size_t table, size_t before, size_t label) {
    return ((table + static_cast<size_t>(tag)) * kLabelRow + before) * kLabelRow + label;
  }
  const TransitionScores* StepsAt(Tag tag, size_t table) const {
    return reinterpret_cast<const TransitionScores*>(steps_.weights() + StepCell(tag, table, 0, 0));
  }

  Averaged words_;   // of a word's features, for both sides
  Averaged labels_;  // of all others
  Averaged steps_;
  uint32_t step_ = 0;
  LabelSearch search_;
  std::vector<Cells> cells_;  // by word of the window
};

}  // namespace

void TrainLabels(std::vector<const LabelExample*> examples, ModelFileWriter& writer) {
  Perceptron perceptron;
  Random random(3);
  for (int pass = 0; pass < kPasses; ++pass) {
    random.Shuffle(examples);
    for (const LabelExample* example : examples) perceptron.LearnFrom(*example);
  }
  perceptron.AddTo(writer);
}

}  // namespace verbatim::extraction::training
