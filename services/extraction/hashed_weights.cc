#include "services/extraction/hashed_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "services/base/status_macros.h"

namespace verbatim::extraction {

template <typename Cell, size_t kWidth>
absl::StatusOr<HashedWeights<Cell, kWidth>> HashedWeights<Cell, kWidth>::Open(
    const ModelFile& file, std::string_view section) {
  ASSIGN_OR_RETURN(const std::string_view bytes, file.Section(section));
  SectionReader reader(bytes);
  HashedWeights result;
  const uint32_t buckets = reader.ReadU32();
  result.scale_ = reader.ReadFloat();
  result.weights_ = reader.ReadArray<Cell>(size_t{buckets} * kWidth);
  if (!reader.AtEnd() || !std::has_single_bit(buckets) || !std::isfinite(result.scale_)) {
    return DamagedSection(section);
  }
  result.mask_ = buckets - 1;
  return result;
}

template class HashedWeights<int16_t, 1>;
template class HashedWeights<int8_t, 8>;
template class HashedWeights<int8_t, 16>;

template <typename Cell>
std::string WriteHashedWeights(const std::vector<float>& weights, size_t width) {
  constexpr auto kLargest = static_cast<float>(std::numeric_limits<Cell>::max());
  float largest = 0;
  for (const float weight : weights) largest = std::max(largest, std::abs(weight));
  const float scale = largest > 0 ? largest / kLargest : 1;
  std::vector<Cell> cells(weights.size());
  for (size_t i = 0; i < weights.size(); ++i) {
    cells[i] = static_cast<Cell>(std::lround(weights[i] / scale));
  }
  std::string bytes;
  AppendU32(bytes, static_cast<uint32_t>(weights.size() / width));
  AppendFloat(bytes, scale);
  AppendArray(bytes, cells);
  return bytes;
}

template std::string WriteHashedWeights<int16_t>(const std::vector<float>& weights, size_t width);
template std::string WriteHashedWeights<int8_t>(const std::vector<float>& weights, size_t width);

}  // namespace verbatim::extraction
