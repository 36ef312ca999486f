#ifndef VERBATIM_SERVICES_EXTRACTION_HASHED_WEIGHTS_H_
#define VERBATIM_SERVICES_EXTRACTION_HASHED_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
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

// Weights of hashed features, one row of `kWidth` cells for each bucket, with one scale for all.
// Features that share a bucket share its weights.
//
// A view of the model's bytes. Immutable, safe to share between threads.
template <typename Cell, size_t kWidth>
class HashedWeights {
 public:
  // Wide enough for the sum of kCapacity features.
  using Sum = std::conditional_t<sizeof(Cell) == 1, int16_t, int32_t>;
  using Sums = std::array<Sum, kWidth>;

  // Reads a section: number of buckets (a power of two), scale, rows. REQUIRES: bytes are aligned
  // to 4.
  static absl::StatusOr<HashedWeights> Open(const ModelFile& file, std::string_view section);

  // Adds up the rows of the features into `sums`, in units of scale().
  void AddTo(Sums& sums, const HashedFeatures& features) const {
    if constexpr (kWidth == 1) {
      for (const uint32_t feature : features) sums[0] += weights_[feature & mask_];
    } else {
      // Vectors, so that a row is one load and one addition on every processor.
      using Row [[gnu::vector_size(kWidth * sizeof(Cell))]] = Cell;
      using Wide [[gnu::vector_size(kWidth * sizeof(Sum))]] = Sum;
      Wide sum;
      std::memcpy(&sum, sums.data(), sizeof(sum));
      for (const uint32_t feature : features) {
        Row row;
        std::memcpy(&row, weights_ + size_t{feature & mask_} * kWidth, sizeof(row));
        sum += __builtin_convertvector(row, Wide);
      }
      std::memcpy(sums.data(), &sum, sizeof(sum));
    }
  }
  // Begins to fetch the rows of the features, for AddTo a little later.
  void Prefetch(const HashedFeatures& features) const {
    for (const uint32_t feature : features) {
      __builtin_prefetch(weights_ + size_t{feature & mask_} * kWidth);
    }
  }
  float scale() const { return scale_; }

 private:
  const Cell* weights_ = nullptr;
  uint32_t mask_ = 0;
  float scale_ = 0;
};

// The weights of yes-or-no decisions, and of one of eight or sixteen.
using HashedScorer = HashedWeights<int16_t, 1>;
using HashedRows8 = HashedWeights<int8_t, 8>;
using HashedRows16 = HashedWeights<int8_t, 16>;

// The section of weights for buckets x width values. REQUIRES: the number of buckets is a power of
// two.
template <typename Cell>
std::string WriteHashedWeights(const std::vector<float>& weights, size_t width);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_HASHED_WEIGHTS_H_
