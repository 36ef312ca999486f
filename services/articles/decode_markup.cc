#include "services/articles/decode_markup.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <optional>

#include "services/articles/tag_scan.h"
#include "services/text/charset.h"
#include "services/text/unicode.h"

namespace verbatim::articles {
namespace {

// What the document declares, unless nobody can have read the declaration in that encoding.
std::string_view UsableDeclaration(std::string_view bytes) {
  const std::string_view declared = DeclaredCharset(bytes);
  const bool utf16 = declared.starts_with("utf-16") || declared.starts_with("UTF-16");
  return utf16 ? "utf-8" : declared;
}

std::optional<std::string> DecodeAs(std::string_view bytes, std::string_view charset,
                                    std::vector<std::string>& warnings) {
  if (charset.empty()) return std::nullopt;
  std::optional<std::string> text = text::ToUtf8(bytes, charset);
  if (!text) {
    warnings.push_back("the encoding \"" + std::string(charset.substr(0, 40)) + "\" is not known");
  } else if (text->find("\uFFFD") != std::string::npos && bytes.find("\uFFFD") == bytes.npos) {
    warnings.push_back("has characters that are not " + std::string(charset));
  }
  return text;
}

bool IsAscii(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// Whether some characters beyond ASCII are UTF-8.
bool HasUtf8(std::string_view bytes) {
  constexpr char32_t kReplacement = 0xFFFD;
  const std::string repaired = text::RepairUtf8(bytes);
  for (size_t i = 0; i < repaired.size();) {
    const text::CodePoint point = text::Decode(repaired, i);
    if (point.size > 1 && point.value != kReplacement) return true;
    i += point.size;
  }
  return false;
}

bool IsNameOf(std::string_view charset, std::initializer_list<std::string_view> prefixes) {
  std::string lower(charset);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return lower.starts_with(prefix); });
}

// A declaration that the bytes belie: what a program saved anew in another encoding keeps its old
// one. Text of one byte a character is never UTF-8 by chance, nor the other way round.
std::optional<std::string_view> Belied(std::string_view bytes, std::string_view declared) {
  if (IsAscii(bytes)) return std::nullopt;
  const bool valid = text::ValidUtf8Prefix(bytes) == bytes.size();
  if (valid && IsNameOf(declared, {"iso-8859-", "windows-125", "latin", "us-ascii", "cp125"})) {
    return "utf-8";
  }
  if (!valid && IsNameOf(declared, {"utf-8", "utf8"}) && !HasUtf8(bytes)) return "windows-1252";
  return std::nullopt;
}

std::string Decode(std::string_view bytes, std::string_view charset,
                   std::vector<std::string>& warnings) {
  const std::string_view declared = charset.empty() ? UsableDeclaration(bytes) : charset;
  const std::optional<std::string_view> belied = Belied(bytes, declared);
  if (belied && text::CharsetOfByteOrderMark(bytes).empty()) {
    warnings.push_back("says that it is " + std::string(declared.substr(0, 40)) + ": read as " +
                       std::string(*belied) + ", which it is");
    return text::ToUtf8(bytes, *belied).value_or("");
  }
  for (std::string_view name :
       {text::CharsetOfByteOrderMark(bytes), charset, UsableDeclaration(bytes)}) {
    if (auto text = DecodeAs(bytes, name, warnings)) return *std::move(text);
  }
  if (text::ValidUtf8Prefix(bytes) == bytes.size()) return std::string(bytes);
  warnings.push_back("declares no encoding and is not UTF-8: read as windows-1252");
  return text::ToUtf8(bytes, "windows-1252").value_or("");
}

// XML must begin with its declaration, but many a feed has an empty line before.
void BlankLateDeclaration(std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == 0 || begin == std::string::npos || text.compare(begin, 6, "<?xml ") != 0) return;
  const size_t end = text.find("?>", begin);
  if (end != std::string::npos) text.replace(begin, end + 2 - begin, end + 2 - begin, ' ');
}

}  // namespace

std::string DecodeMarkup(std::string_view bytes, std::string_view charset,
                         std::vector<std::string>& warnings) {
  std::string text = Decode(bytes, charset, warnings);
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F) c = ' ';
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  BlankLateDeclaration(text);
  return text;
}

}  // namespace verbatim::articles
