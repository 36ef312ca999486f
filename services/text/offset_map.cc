#include "services/text/offset_map.h"

#include <algorithm>

namespace verbatim::text {
namespace {

// Units that the code point with this lead byte takes; 0 for a continuation byte, so that summing
// over bytes counts each code point where it begins.
uint32_t Units(char byte, OffsetEncoding encoding) {
  const auto value = static_cast<unsigned char>(byte);
  const auto begins = static_cast<uint32_t>((value & 0xC0) != 0x80);
  const auto surrogates = static_cast<uint32_t>(value >= 0xF0);
  return encoding == OffsetEncoding::kUtf16 ? begins + surrogates : begins;
}

uint32_t CountUnits(std::string_view text, OffsetEncoding encoding) {
  uint32_t units = 0;
  for (char byte : text) units += Units(byte, encoding);
  return units;
}

bool IsBoundary(std::string_view text, uint32_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetEncoding encoding)
    : text_(text), encoding_(encoding) {
  if (encoding_ == OffsetEncoding::kUtf8) return;
  units_at_.reserve(text.size() / kStride + 1);
  uint32_t units = 0;
  for (size_t begin = 0; begin <= text.size(); begin += kStride) {
    units_at_.push_back(units);
    units += CountUnits(text.substr(begin, kStride), encoding_);
  }
}

uint32_t OffsetMap::FromByte(uint32_t byte) const {
  if (encoding_ == OffsetEncoding::kUtf8) return byte;
  const uint32_t sample = byte / kStride;
  const uint32_t begin = sample * kStride;
  return units_at_[sample] + CountUnits(text_.substr(begin, byte - begin), encoding_);
}

std::optional<uint32_t> OffsetMap::ToByte(uint32_t offset) const {
  if (encoding_ == OffsetEncoding::kUtf8) {
    if (offset > text_.size() || !IsBoundary(text_, offset)) return std::nullopt;
    return offset;
  }
  const auto after = std::upper_bound(units_at_.begin(), units_at_.end(), offset);
  const auto sample = static_cast<uint32_t>(after - units_at_.begin() - 1);
  uint32_t units = units_at_[sample];
  for (uint32_t byte = sample * kStride; byte <= text_.size(); ++byte) {
    if (!IsBoundary(text_, byte)) continue;
    if (units == offset) return byte;
    if (units > offset || byte == text_.size()) break;
    units += Units(text_[byte], encoding_);
  }
  return std::nullopt;
}

}  // namespace verbatim::text
