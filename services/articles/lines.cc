#include "services/articles/lines.h"

#include "services/text/unicode.h"

namespace verbatim::articles {
namespace {

bool IsBlank(char32_t c) {
  constexpr char32_t kByteOrderMark = 0xFEFF;
  return text::IsSpace(c) || c == kByteOrderMark;
}

// A span of a line without its outer white space.
domain::TextSpan Trim(std::string_view text, size_t begin, size_t end) {
  while (begin < end) {
    const text::CodePoint point = text::Decode(text, begin);
    if (!IsBlank(point.value)) break;
    begin += point.size;
  }
  while (begin < end) {
    const text::CodePoint point = text::DecodeBefore(text, end);
    if (!IsBlank(point.value)) break;
    end -= point.size;
  }
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  size_t begin = 0;
  while (begin < text.size()) {
    size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const domain::TextSpan visible = Trim(text, begin, end);
    if (!visible.empty()) {
      lines.push_back({.begin = static_cast<uint32_t>(begin), .visible = visible});
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace verbatim::articles
