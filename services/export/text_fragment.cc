#include "services/export/text_fragment.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace verbatim::exports {
namespace {

// A link names the whole of a text of so many words, of a longer one its first and last.
constexpr size_t kMostLinkedWords = 12;
constexpr size_t kEdgeWords = 5;

constexpr std::string_view kDirective = ":~:";

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '~';
}

// "-", "," and "&" mean something in a text fragment and are escaped like all others.
std::string PercentEncoded(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded.append({'%', kHex[byte >> 4], kHex[byte & 0xF]});
    }
  }
  return encoded;
}

std::vector<std::string_view> SplitAtSpaces(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  std::vector<std::string_view> words;
  for (size_t begin = text.find_first_not_of(kSpaces); begin != std::string_view::npos;) {
    const size_t end = std::min(text.find_first_of(kSpaces, begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(kSpaces, end);
  }
  return words;
}

std::string Joined(const std::vector<std::string_view>& words, size_t begin, size_t end) {
  std::string joined;
  for (size_t i = begin; i < end; ++i) {
    if (i > begin) joined.push_back(' ');
    joined.append(words[i]);
  }
  return joined;
}

// At most kEdgeWords of `words`, all of one line: a browser finds a text within one block only.
size_t EdgeOf(std::string_view line) { return std::min(kEdgeWords, SplitAtSpaces(line).size()); }

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

}  // namespace

std::string TextFragmentLink(std::string_view url, std::string_view words) {
  words = Trimmed(words);
  const std::vector<std::string_view> split = SplitAtSpaces(words);
  std::string link(url);
  const size_t hash = std::min(link.find('#'), link.size());
  link.erase(std::min(link.find(kDirective, hash), link.size()));
  if (link.ends_with('#')) link.pop_back();
  if (split.empty()) return link;
  if (link.find('#') == std::string::npos) link.push_back('#');
  link.append(kDirective).append("text=");
  const size_t first_line_end = words.find_first_of("\r\n");
  if (first_line_end == std::string_view::npos && split.size() <= kMostLinkedWords) {
    return link + PercentEncoded(Joined(split, 0, split.size()));
  }
  const size_t head = EdgeOf(words.substr(0, first_line_end));
  const size_t last_line = words.find_last_of("\r\n");
  const size_t tail = EdgeOf(words.substr(last_line == std::string_view::npos ? 0 : last_line + 1));
  return link + PercentEncoded(Joined(split, 0, head)) + "," +
         PercentEncoded(Joined(split, split.size() - tail, split.size()));
}

}  // namespace verbatim::exports
