#include "services/text/charset.h"

#include <memory>

#include <unicode/ucnv.h>

#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string Lowercase(std::string_view name) {
  std::string lower;
  for (char c : name) {
    if (c != ' ' && c != '\t') lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return lower;
}

// The names under which ICU knows what browsers mean.
std::string IcuName(const std::string& name) {
  if (name == "iso-8859-1" || name == "iso8859-1" || name == "latin1" || name == "us-ascii" ||
      name == "ascii" || name == "cp1252" || name == "x-cp1252") {
    return "windows-1252";
  }
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "gb18030";
  if (name == "iso-8859-9" || name == "latin5") return "windows-1254";
  if (name == "utf-16" || name == "unicode") return "utf-16le";
  return name;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

}  // namespace

std::optional<std::string> ToUtf8(std::string_view bytes, std::string_view charset) {
  const std::string name = IcuName(Lowercase(charset));
  if (name.empty()) return std::nullopt;
  if (name == "utf-8" || name == "utf8") return RepairUtf8(bytes);
  UErrorCode error = U_ZERO_ERROR;
  const Converter from(ucnv_open(name.c_str(), &error));
  const Converter to(ucnv_open("UTF-8", &error));
  if (U_FAILURE(error) || from == nullptr || to == nullptr) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  constexpr size_t kChunk = 16384;
  std::string buffer(kChunk, '\0');
  UChar pivot[1024];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  const char* source = bytes.data();
  UBool reset = true;
  do {
    error = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source,
                   bytes.data() + bytes.size(), pivot, &pivot_source, &pivot_target,
                   pivot + std::size(pivot), reset, /*flush=*/true, &error);
    reset = false;
    out.append(buffer.data(), static_cast<size_t>(target - buffer.data()));
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(error)) out += kReplacement;  // a sequence cut off at the end
  // ICU replaces a single byte by the control character SUBSTITUTE.
  constexpr char kSubstitute = 0x1A;
  for (size_t pos = 0; (pos = out.find(kSubstitute, pos)) != std::string::npos;) {
    out.replace(pos, 1, kReplacement);
  }
  return out;
}

std::string RepairUtf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const size_t valid = ValidUtf8Prefix(bytes);
    out += bytes.substr(0, valid);
    if (valid == bytes.size()) break;
    out += kReplacement;
    bytes.remove_prefix(valid + 1);
  }
  return out;
}

std::string_view CharsetOfByteOrderMark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  return {};
}

}  // namespace verbatim::text
