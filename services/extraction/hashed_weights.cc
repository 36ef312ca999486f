#include "services/extraction/hashed_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "services/base/status_macros.h"
#include "services/extraction/report_labels.h"

namespace verbatim::extraction {

template <size_t kWidth>
absl::StatusOr<HashedWeights<kWidth>> HashedWeights<kWidth>::Open(const ModelFile& file,
                                                                  std::string_view section) {
  ASSIGN_OR_RETURN(const std::string_view bytes, file.Section(section));
  SectionReader reader(bytes);
  HashedWeights result;
  const uint32_t buckets = reader.ReadU32();
  result.scale_ = reader.ReadFloat();
  result.weights_ = reader.ReadArray<int16_t>(size_t{buckets} * kWidth);
  if (!reader.AtEnd() || !std::has_single_bit(buckets) || !std::isfinite(result.scale_)) {
    return DamagedSection(section);
  }
  result.mask_ = buckets - 1;
  return result;
}

template class HashedWeights<1>;
template class HashedWeights<kLabelRow>;

std::string WriteHashedWeights(const std::vector<float>& weights, size_t width) {
  constexpr float kLargest = 32767;
  float largest = 0;
  for (const float weight : weights) largest = std::max(largest, std::abs(weight));
  const float scale = largest > 0 ? largest / kLargest : 1;
  std::vector<int16_t> cells(weights.size());
  for (size_t i = 0; i < weights.size(); ++i) {
    cells[i] = static_cast<int16_t>(std::lround(weights[i] / scale));
  }
  std::string bytes;
  AppendU32(bytes, static_cast<uint32_t>(weights.size() / width));
  AppendFloat(bytes, scale);
  AppendArray(bytes, cells);
  return bytes;
}

}  // namespace verbatim::extraction
