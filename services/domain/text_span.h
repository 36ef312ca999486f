#ifndef VERBATIM_SERVICES_DOMAIN_TEXT_SPAN_H_
#define VERBATIM_SERVICES_DOMAIN_TEXT_SPAN_H_

#include <compare>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace verbatim::domain {

// Half-open range of UTF-8 bytes in one article's text.
// Invariant: begin <= end <= size(text), both on code-point boundaries; checked by IsValidIn().
// Limit: texts under 4 GiB. Interfaces to the outside use other units; see text/offset_map.h.
struct TextSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
  bool Contains(uint32_t offset) const { return begin <= offset && offset < end; }
  bool Overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }

  // The text covered. REQUIRES: IsValidIn(text).
  std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }

  bool IsValidIn(std::string_view text) const {
    return begin <= end && end <= text.size() && IsBoundary(text, begin) && IsBoundary(text, end);
  }

  auto operator<=>(const TextSpan&) const = default;

 private:
  static bool IsBoundary(std::string_view text, uint32_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
  }
};
static_assert(std::is_trivially_copyable_v<TextSpan>);

// One place in a text, counted in each unit that interfaces use: what stands before it.
struct TextPosition {
  uint32_t byte = 0;
  uint32_t code_point = 0;
  uint32_t utf16 = 0;

  auto operator<=>(const TextPosition&) const = default;
};

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_TEXT_SPAN_H_
