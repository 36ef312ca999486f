#ifndef VERBATIM_SERVICES_TEXT_OFFSET_MAP_H_
#define VERBATIM_SERVICES_TEXT_OFFSET_MAP_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace verbatim::text {

// The units in which interfaces count offsets. Inside, spans are UTF-8 bytes.
enum class OffsetEncoding : uint8_t { kCodePoints, kUtf8, kUtf16 };

// Converts between byte offsets and offsets in another unit for one text.
//
// Built in one pass. From bytes costs O(1), to bytes O(log n), plus at most kStride bytes of
// scanning each. Holds a view of the text, which must outlive it. Immutable, safe to share between
// threads.
class OffsetMap {
 public:
  // REQUIRES: text is valid UTF-8 under 4 GiB.
  OffsetMap(std::string_view text, OffsetEncoding encoding);

  OffsetEncoding encoding() const { return encoding_; }

  // REQUIRES: byte <= size(text), on a code-point boundary.
  uint32_t FromByte(uint32_t byte) const;

  // nullopt when `offset` is beyond the text or inside a code point.
  std::optional<uint32_t> ToByte(uint32_t offset) const;

 private:
  static constexpr uint32_t kStride = 256;  // bytes between samples

  std::string_view text_;
  OffsetEncoding encoding_;
  std::vector<uint32_t> units_at_;  // units of the code points that begin before byte i * kStride
};

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_OFFSET_MAP_H_
