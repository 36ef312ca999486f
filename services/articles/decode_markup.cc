#include "services/articles/decode_markup.h"

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

std::string Decode(std::string_view bytes, std::string_view charset,
                   std::vector<std::string>& warnings) {
  for (std::string_view name :
       {text::CharsetOfByteOrderMark(bytes), charset, UsableDeclaration(bytes)}) {
    if (auto text = DecodeAs(bytes, name, warnings)) return *std::move(text);
  }
  if (text::ValidUtf8Prefix(bytes) == bytes.size()) return std::string(bytes);
  warnings.push_back("declares no encoding and is not UTF-8: read as windows-1252");
  return text::ToUtf8(bytes, "windows-1252").value_or("");
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
  return text;
}

}  // namespace verbatim::articles
