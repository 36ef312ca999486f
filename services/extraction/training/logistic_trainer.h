#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_LOGISTIC_TRAINER_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_LOGISTIC_TRAINER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/extraction/hashed_weights.h"

namespace verbatim::extraction::training {

// Yes-or-no decisions to learn from, each with its hashed features.
class HashedData {
 public:
  void Add(const HashedFeatures& features, bool is_right) {
    features_.insert(features_.end(), features.begin(), features.end());
    ends_.push_back(features_.size());
    right_.push_back(is_right ? 1 : 0);
  }
  void Copy(size_t i, HashedFeatures& features) const {
    features.Clear();
    for (const uint32_t* f = begin(i); f != end(i); ++f) features.Add(*f);
  }
  size_t size() const { return right_.size(); }
  bool is_right(size_t i) const { return right_[i] != 0; }
  const uint32_t* begin(size_t i) const { return features_.data() + (i == 0 ? 0 : ends_[i - 1]); }
  const uint32_t* end(size_t i) const { return features_.data() + ends_[i]; }

 private:
  std::vector<uint32_t> features_;
  std::vector<size_t> ends_;
  std::vector<uint8_t> right_;
};

struct LogisticOptions {
  uint32_t buckets = uint32_t{1} << 17;
  int passes = 5;
  double rate = 0.02;
  uint64_t seed = 1;
};

// Logistic regression by AdaGrad (Duchi 2011), the weights averaged over all steps. Deterministic.
// The weights of HashedScorer, unscaled.
std::vector<float> TrainLogistic(const HashedData& data, const LogisticOptions& options);

// What such weights say of features: the log of the odds.
float LogOdds(const std::vector<float>& weights, const HashedFeatures& features);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_LOGISTIC_TRAINER_H_
