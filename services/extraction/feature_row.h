#ifndef VERBATIM_SERVICES_EXTRACTION_FEATURE_ROW_H_
#define VERBATIM_SERVICES_EXTRACTION_FEATURE_ROW_H_

#include <array>
#include <cstdint>
#include <initializer_list>

#include "services/extraction/words.h"

namespace verbatim::extraction {

// The features of one candidate in the order in which they are added.
class FeatureRow {
 public:
  static constexpr int kCapacity = 128;

  void Clear() { size_ = 0; }
  void Add(float value) {
    if (size_ < kCapacity) values_[size_++] = value;
  }
  void Add(std::initializer_list<float> values) {
    for (const float value : values) Add(value);
  }
  const float* data() const { return values_.data(); }
  uint32_t size() const { return static_cast<uint32_t>(size_); }

 private:
  std::array<float, kCapacity> values_ = {};
  int size_ = 0;
};

// A word's class as one number, such that trees can tell classes apart by few thresholds:
// punctuation lowest, then function words that matter next to quotations, then open classes.
float WordClass(const Word& word);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_FEATURE_ROW_H_
