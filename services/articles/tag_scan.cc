#include "services/articles/tag_scan.h"

#include <algorithm>
#include <cctype>

namespace verbatim::articles {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
char Lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool StartsWithFolded(std::string_view text, std::string_view lower_prefix) {
  return text.size() >= lower_prefix.size() &&
         std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(),
                    [](char expected, char c) { return expected == Lower(c); });
}

// Where `lower` next stands in `text`, whatever its case; the end where it does not.
size_t FindFolded(std::string_view text, std::string_view lower, size_t begin) {
  const auto found =
      std::search(text.begin() + static_cast<ptrdiff_t>(std::min(begin, text.size())), text.end(),
                  lower.begin(), lower.end(), [](char c, char l) { return Lower(c) == l; });
  return static_cast<size_t>(found - text.begin());
}

struct Tag {
  size_t end = 0;   // behind its '>'
  size_t gaps = 0;  // runs of white space outside quotation marks
};

Tag ScanTag(std::string_view markup, size_t begin) {
  Tag tag;
  char quote = 0;
  for (size_t i = begin; i < markup.size(); ++i) {
    const char c = markup[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      tag.end = i + 1;
      return tag;
    } else if ((c == '"' || c == '\'') && markup[i - 1] == '=') {
      quote = c;
    } else if ((IsSpace(c) || c == '/') && !IsSpace(markup[i - 1])) {
      ++tag.gaps;
    }
  }
  tag.end = markup.size();
  return tag;
}

}  // namespace

std::optional<size_t> FindCrowdedTag(std::string_view markup, MarkupKind kind, size_t limit) {
  size_t pos = 0;
  while ((pos = markup.find('<', pos)) != std::string_view::npos) {
    const std::string_view rest = markup.substr(pos);
    if (rest.starts_with("<!--")) {
      pos = std::min(markup.find("-->", pos), markup.size());
      continue;
    }
    if (rest.size() < 2 || (!IsLetter(rest[1]) && rest[1] != '_' && rest[1] != ':')) {
      ++pos;
      continue;
    }
    const Tag tag = ScanTag(markup, pos + 1);
    if (tag.gaps > limit) return pos;
    const bool script = StartsWithFolded(rest, "<script");
    pos = tag.end;
    if (kind == MarkupKind::kHtml && (script || StartsWithFolded(rest, "<style"))) {
      pos = FindFolded(markup, script ? "</script" : "</style", pos);
    }
  }
  return std::nullopt;
}

std::string_view DeclaredCharset(std::string_view markup) {
  markup = markup.substr(0, kDeclarationBytes);
  for (size_t pos = 0; (pos = markup.find('<', pos)) != std::string_view::npos; ++pos) {
    const std::string_view rest = markup.substr(pos);
    const bool xml = rest.starts_with("<?xml");
    if (!xml && !StartsWithFolded(rest, "<meta")) continue;
    const std::string_view tag = rest.substr(0, rest.find('>'));
    const std::string_view key = xml ? "encoding" : "charset";
    size_t begin = FindFolded(tag, key, 0) + key.size();
    while (begin < tag.size() &&
           (IsSpace(tag[begin]) || tag[begin] == '=' || tag[begin] == '"' || tag[begin] == '\'')) {
      ++begin;
    }
    if (begin >= tag.size()) continue;
    return tag.substr(begin, tag.find_first_of("\"' ;/\t\r\n?>", begin) - begin);
  }
  return {};
}

}  // namespace verbatim::articles
