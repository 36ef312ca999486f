#include "services/extraction/training/label_trainer.h"

#include <algorithm>
#include <utility>

#include "services/extraction/hashed_weights.h"
#include "services/extraction/report_features.h"
#include "services/extraction/report_model.h"
#include "services/extraction/training/random.h"

namespace verbatim::extraction::training {
namespace {

constexpr uint32_t kBuckets = uint32_t{1} << 17;
constexpr int kPasses = 6;

// Weights with their averages over all steps.
class Averaged {
 public:
  explicit Averaged(size_t size) : weights_(size), totals_(size), changed_at_(size) {}

  float weight(size_t i) const { return weights_[i]; }
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
      : labels_(size_t{kBuckets} * kLabelRow), steps_(kStepTables * kLabelRow * kLabelRow) {}

  void LearnFrom(const LabelExample& example) {
    ++step_;
    const text::TokenRange window = ReportWindow(*example.scene, example.cue_token);
    Score(example, window);
    const std::vector<Label> guess =
        search_.Best(example.cue_token - window.begin, 1).front().labels;
    if (guess == example.labels) return;
    Change(example, window, example.labels, 1);
    Change(example, window, guess, -1);
  }

  void AddTo(ModelFileWriter& writer) {
    writer.Add(ReportModel::kLabelSection,
               WriteHashedWeights(labels_.Averages(step_ + 1), kLabelRow));
    std::string bytes;
    AppendArray(bytes, steps_.Averages(step_ + 1));
    writer.Add(ReportModel::kStepSection, bytes);
  }

 private:
  void Score(const LabelExample& example, text::TokenRange window) {
    const std::vector<Word>& words = example.scene->words();
    features_.resize(std::max<size_t>(features_.size(), window.size()));
    search_.scores.resize(window.size());
    search_.steps.resize(window.size());
    search_.may_be_cue.resize(window.size());
    for (uint32_t i = window.begin; i < window.end; ++i) {
      const size_t k = i - window.begin;
      search_.may_be_cue[k] = MayBeCue(words[i], i < example.cue_token, words[example.cue_token]);
      ComputeLabelFeatures(*example.scene, example.cue_token, i, features_[k]);
      LabelScores& scores = search_.scores[k];
      scores.fill(0);
      for (const uint32_t feature : features_[k]) {
        const size_t row = size_t{feature & (kBuckets - 1)} * kLabelRow;
        for (size_t l = 0; l < kLabelCount; ++l) scores[l] += labels_.weight(row + l);
      }
      if (k == 0) continue;
      for (size_t p = 0; p < kLabelCount; ++p) {
        for (size_t l = 0; l < kLabelCount; ++l) {
          search_.steps[k][p][l] = steps_.weight(StepCell(words[i].tag, 0, p, l)) +
                                   steps_.weight(StepCell(words[i - 1].tag, kTagCount, p, l));
        }
      }
    }
  }

  // Adds `sign` to what speaks for a labelling, where the guess and the right one differ.
  void Change(const LabelExample& example, text::TokenRange window,
              const std::vector<Label>& labels, float sign) {
    const std::vector<Word>& words = example.scene->words();
    for (uint32_t i = window.begin; i < window.end; ++i) {
      const size_t k = i - window.begin;
      const auto label = static_cast<size_t>(labels[k]);
      for (const uint32_t feature : features_[k]) {
        labels_.Add(size_t{feature & (kBuckets - 1)} * kLabelRow + label, sign, step_);
      }
      if (k == 0) continue;
      const auto before = static_cast<size_t>(labels[k - 1]);
      steps_.Add(StepCell(words[i].tag, 0, before, label), sign, step_);
      steps_.Add(StepCell(words[i - 1].tag, kTagCount, before, label), sign, step_);
    }
  }

  static size_t StepCell(Tag tag, size_t table, size_t before, size_t label) {
    return ((table + static_cast<size_t>(tag)) * kLabelRow + before) * kLabelRow + label;
  }

  Averaged labels_;
  Averaged steps_;
  uint32_t step_ = 0;
  LabelSearch search_;
  std::vector<HashedFeatures> features_;
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
