#include "services/articles/lines.h"

#include <array>

namespace verbatim::articles {
namespace {

constexpr std::array<std::string_view, 7> kSpaces = {" ",  "\t",       "\r",          "\f",
                                                     "\v", "\xC2\xA0", "\xEF\xBB\xBF"};

// How many bytes of white space `text` starts or ends with: one character of it, 0 for none.
size_t SpaceAtStart(std::string_view text) {
  for (std::string_view space : kSpaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

size_t SpaceAtEnd(std::string_view text) {
  for (std::string_view space : kSpaces) {
    if (text.ends_with(space)) return space.size();
  }
  return 0;
}

}  // namespace

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  size_t begin = 0;
  while (begin < text.size()) {
    size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    size_t first = begin;
    size_t last = end;
    while (size_t n = SpaceAtStart(text.substr(first, last - first))) first += n;
    while (size_t n = SpaceAtEnd(text.substr(first, last - first))) last -= n;
    if (first < last) {
      lines.push_back({.begin = static_cast<uint32_t>(begin),
                       .visible = {static_cast<uint32_t>(first), static_cast<uint32_t>(last)}});
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace verbatim::articles
