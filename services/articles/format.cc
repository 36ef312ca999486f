#include "services/articles/format.h"

#include <algorithm>
#include <string>

#include "services/text/charset.h"

namespace verbatim::articles {
namespace {

struct NamedFormat {
  Format format;
  std::string_view name;
};
constexpr std::array<NamedFormat, kFormats.size()> kNames = {{{Format::kText, "text"},
                                                              {Format::kHtml, "html"},
                                                              {Format::kFeed, "feed"},
                                                              {Format::kNinjs, "ninjs"},
                                                              {Format::kNewsMl, "newsml"},
                                                              {Format::kNitf, "nitf"},
                                                              {Format::kJsonLines, "jsonl"},
                                                              {Format::kWarc, "warc"}}};

// Elements that a page without <html> may begin with. "<Reuters> The port ..." is a text.
constexpr std::array<std::string_view, 21> kPageTags = {
    "html",  "head", "body",   "title",   "meta", "link",   "script",
    "style", "base", "main",   "article", "div",  "p",      "h1",
    "h2",    "span", "header", "table",   "font", "center", "section"};

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view TrimLeft(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  return text;
}

std::string Lowercase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return lower;
}

// The name of the first element, in lower case and without its prefix; empty where none begins.
std::string RootName(std::string_view text) {
  while (true) {
    text = TrimLeft(text);
    std::string_view end;
    if (text.starts_with("<!--")) {
      end = "-->";
    } else if (text.starts_with("<?")) {
      end = "?>";
    } else if (text.starts_with("<!")) {
      if (Lowercase(text.substr(0, 14)) == "<!doctype html") return "html";
      end = ">";
      // A DOCTYPE may declare things of its own.
      const size_t declarations = text.find('[');
      if (declarations < text.find('>')) {
        const size_t closed = text.find(']', declarations);
        if (closed == std::string_view::npos) return {};
        text.remove_prefix(closed);
      }
    } else {
      break;
    }
    const size_t found = text.find(end);
    if (found == std::string_view::npos) return {};
    text.remove_prefix(found + end.size());
  }
  if (!text.starts_with('<')) return {};
  const size_t size = text.find_first_of(" \t\r\n/>", 1);
  std::string_view name = text.substr(1, size == std::string_view::npos ? size : size - 1);
  name.remove_prefix(std::min(name.size(), name.find(':') + 1));
  return Lowercase(name);
}

bool HasMember(std::string_view json, std::string_view name) {
  return json.find("\"" + std::string(name) + "\"") != std::string_view::npos;
}

Format SniffJson(std::string_view json) {
  for (std::string_view member : {"body_html", "body_xhtml", "body_text", "bodies", "headlines",
                                  "versioncreated", "versionCreated", "pubstatus", "pubStatus"}) {
    if (HasMember(json, member)) return Format::kNinjs;
  }
  if (HasMember(json, "text") || HasMember(json, "url")) return Format::kJsonLines;
  return json.starts_with('[') ? Format::kText : Format::kJsonLines;
}

Format SniffMarkup(std::string_view text) {
  const std::string root = RootName(text);
  if (root == "rss" || root == "feed" || root == "rdf") return Format::kFeed;
  if (root == "nitf") return Format::kNitf;
  if (root == "newsmessage" || root == "newsitem" || root == "packageitem") return Format::kNewsMl;
  const bool is_page = std::find(kPageTags.begin(), kPageTags.end(), root) != kPageTags.end();
  return is_page ? Format::kHtml : Format::kText;
}

}  // namespace

std::string_view NameOf(Format format) {
  return std::find_if(kNames.begin(), kNames.end(),
                      [=](const NamedFormat& named) { return named.format == format; })
      ->name;
}

std::optional<Format> FormatNamed(std::string_view name) {
  for (const NamedFormat& named : kNames) {
    if (named.name == name) return named.format;
  }
  return std::nullopt;
}

std::string NameOfOther(std::string_view head) {
  struct Magic {
    std::string_view begin;
    std::string_view name;
  };
  constexpr Magic kOthers[] = {{"%PDF-", "a PDF"},
                               {"\xD0\xCF\x11\xE0", "an old office document"},
                               {"{\\rtf", "RTF"},
                               {"\x89PNG", "a picture"},
                               {"\xFF\xD8\xFF", "a picture"},
                               {"GIF8", "a picture"},
                               {"PK\x03\x04", "an archive"}};
  for (const Magic& other : kOthers) {
    if (head.starts_with(other.begin)) return std::string(other.name);
  }
  head = TrimLeft(head.substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0));
  if (!head.starts_with("<?xml ") || SniffMarkup(head) != Format::kText) return {};
  const std::string root = RootName(head);
  return root.empty() ? std::string() : "XML of another kind, <" + root.substr(0, 40) + ">";
}

Format SniffFormat(std::string_view head) {
  head = head.substr(0, kSniffBytes);
  std::string decoded;
  if (const std::string_view charset = text::CharsetOfByteOrderMark(head); !charset.empty()) {
    decoded = text::ToUtf8(head, charset).value_or("");
    head = decoded;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  }
  head = TrimLeft(head);
  if (head.starts_with("WARC/")) return Format::kWarc;
  if (head.starts_with('<')) return SniffMarkup(head);
  if (head.starts_with('{') || head.starts_with('[')) {
    // "[Reuters] The port ..." and "{...}" in a text are no JSON.
    const std::string_view inside = TrimLeft(head.substr(1));
    if (inside.starts_with('"') || inside.starts_with('{') || inside.empty()) {
      return SniffJson(head);
    }
  }
  return Format::kText;
}

}  // namespace verbatim::articles
