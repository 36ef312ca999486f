#include "clients/cli/code_points.h"

#include <algorithm>
#include <iterator>

namespace verbatim::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// The blocks of combining marks and of wide characters that news texts meet (Unicode 15,
// EastAsianWidth.txt W and F; general category Mn of the common blocks).
constexpr Range kNoColumn[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},
                               {0x0610, 0x061A}, {0x064B, 0x065F}, {0x1AB0, 0x1AFF},
                               {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF},
                               {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};
constexpr Range kTwoColumns[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},  {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},  {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

bool IsIn(const auto& ranges, char32_t value) {
  const auto range =
      std::lower_bound(std::begin(ranges), std::end(ranges), value,
                       [](const Range& candidate, char32_t v) { return candidate.last < v; });
  return range != std::end(ranges) && range->first <= value;
}

}  // namespace

CodePoint DecodeFirst(std::string_view text) {
  const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {.value = lead, .bytes = 1};
  const size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  constexpr CodePoint kInvalid = {.value = 0xFFFD, .bytes = 1, .valid = false};
  if (size == 0 || lead > 0xF4 || text.size() < size) return kInvalid;
  char32_t value = lead & (0x7Fu >> size);
  for (size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return kInvalid;
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return kInvalid;
  return {.value = value, .bytes = size};
}

int ColumnsOf(char32_t code_point) {
  if (code_point < 0x0300) return 1;
  if (IsIn(kNoColumn, code_point)) return 0;
  return IsIn(kTwoColumns, code_point) ? 2 : 1;
}

bool IsControl(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
         (code_point >= 0x200E && code_point <= 0x200F) ||
         (code_point >= 0x2028 && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

}  // namespace verbatim::cli
