#ifndef VERBATIM_SERVICES_EXTRACTION_HASHED_WEIGHTS_H_
#define VERBATIM_SERVICES_EXTRACTION_HASHED_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/extraction/model_file.h"

namespace verbatim::extraction {

// The hashed features of one decision, in the order in which they are added. What is added beyond
// the capacity is lost, alike in training and use.
class HashedFeatures {
 public:
  static constexpr size_t kCapacity = 128;

  void Clear() { size_ = 0; }
  void Add(uint32_t feature) {
    if (size_ < kCapacity) features_[size_++] = feature;
  }
  const uint32_t* begin() const { return features_.data(); }
  const uint32_t* end() const { return features_.data() + size_; }
  size_t size() const { return size_; }

 private:
  std::array<uint32_t, kCapacity> features_;
  size_t size_ = 0;
};

// Weights of hashed features, one row of `kWidth` int16 for each bucket, with one scale for all.
// Features that share a bucket share its weights.
//
// A view of the model's bytes. Immutable, safe to share between threads.
template <size_t kWidth>
class HashedWeights {
 public:
  // Reads a section: number of buckets (a power of two), scale, rows. REQUIRES: bytes are aligned
  // to 4.
  static absl::StatusOr<HashedWeights> Open(const ModelFile& file, std::string_view section);

  // Adds up the rows of the features into `sums`, in units of scale().
  void Sum(const HashedFeatures& features, std::array<int32_t, kWidth>& sums) const {
    for (const uint32_t feature : features) {
      const int16_t* row = weights_ + size_t{feature & mask_} * kWidth;
      for (size_t i = 0; i < kWidth; ++i) sums[i] += row[i];
    }
  }
  float scale() const { return scale_; }

 private:
  const int16_t* weights_ = nullptr;
  uint32_t mask_ = 0;
  float scale_ = 0;
};

using HashedScorer = HashedWeights<1>;

// The section of weights for buckets x width values. REQUIRES: the number of buckets is a power of
// two.
std::string WriteHashedWeights(const std::vector<float>& weights, size_t width);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_HASHED_WEIGHTS_H_
