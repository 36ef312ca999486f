#include "services/text/unicode.h"

#include <algorithm>
#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

namespace verbatim::text {
namespace {

UChar32 ToIcu(char32_t c) { return static_cast<UChar32>(c); }

char32_t ContinuationBits(std::string_view text, size_t pos) {
  return static_cast<unsigned char>(text[pos]) & 0x3F;
}

// The length of the well-formed sequence at `pos`, or 0: table 3-7 of the Unicode standard.
size_t WellFormedLength(std::string_view text, size_t pos) {
  const auto byte = [&](size_t i) {
    return pos + i < text.size() ? static_cast<unsigned char>(text[pos + i]) : 0u;
  };
  const auto continues = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned lead = byte(0);
  const unsigned second = byte(1);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !continues(1)) return 0;
  if (lead < 0xE0) return 2;
  if (!continues(2)) return 0;
  if (lead < 0xF0) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    return 3;
  }
  if (!continues(3)) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return 4;
}

size_t AsciiPrefix(std::string_view text, size_t pos) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  while (pos + sizeof(uint64_t) <= text.size()) {
    uint64_t block = 0;
    std::memcpy(&block, text.data() + pos, sizeof(block));
    if ((block & kHighBits) != 0) break;
    pos += sizeof(block);
  }
  while (pos < text.size() && static_cast<unsigned char>(text[pos]) < 0x80) ++pos;
  return pos;
}

}  // namespace

namespace internal {

CodePoint DecodeLong(std::string_view text, size_t pos) {
  const auto lead = static_cast<unsigned char>(text[pos]);
  if (lead < 0xE0) {
    return {static_cast<char32_t>(lead & 0x1F) << 6 | ContinuationBits(text, pos + 1), 2};
  }
  if (lead < 0xF0) {
    return {static_cast<char32_t>(lead & 0x0F) << 12 | ContinuationBits(text, pos + 1) << 6 |
                ContinuationBits(text, pos + 2),
            3};
  }
  return {static_cast<char32_t>(lead & 0x07) << 18 | ContinuationBits(text, pos + 1) << 12 |
              ContinuationBits(text, pos + 2) << 6 | ContinuationBits(text, pos + 3),
          4};
}

bool IsLetterLong(char32_t c) { return u_isalpha(ToIcu(c)) != 0; }
bool IsUpperLong(char32_t c) { return u_isupper(ToIcu(c)) != 0 || u_istitle(ToIcu(c)) != 0; }
bool IsDigitLong(char32_t c) { return u_isdigit(ToIcu(c)) != 0; }
bool IsSpaceLong(char32_t c) { return u_isUWhiteSpace(ToIcu(c)) != 0; }
char32_t FoldCaseLong(char32_t c) {
  return static_cast<char32_t>(u_foldCase(ToIcu(c), U_FOLD_CASE_DEFAULT));
}

}  // namespace internal

CodePoint DecodeBefore(std::string_view text, size_t pos) {
  size_t begin = pos - 1;
  while ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return Decode(text, begin);
}

void Append(char32_t c, std::string& out) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

size_t ValidUtf8Prefix(std::string_view text) {
  size_t pos = 0;
  while ((pos = AsciiPrefix(text, pos)) < text.size()) {
    const size_t length = WellFormedLength(text, pos);
    if (length == 0) return pos;
    pos += length;
  }
  return text.size();
}

bool IsCombiningMark(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(ToIcu(c)) & U_GC_M_MASK) != 0;
}

bool IsInvisible(char32_t c) {
  return c >= 0x80 && u_hasBinaryProperty(ToIcu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::string FoldCase(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const CodePoint c = Decode(text, pos);
    Append(FoldCase(c.value), folded);
    pos += c.size;
  }
  return folded;
}

namespace {

// ICU fails only without memory or without its data, which is linked in: nothing to report.
std::string Normalized(const icu::Normalizer2* normalizer, UErrorCode error,
                       std::string_view text) {
  std::string out;
  if (U_SUCCESS(error)) {
    out.reserve(text.size());
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                              sink, nullptr, error);
  }
  return U_SUCCESS(error) ? out : std::string(text);
}

}  // namespace

std::string Nfkc(std::string_view text) {
  if (AsciiPrefix(text, 0) == text.size()) return std::string(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(error);
  return Normalized(normalizer, error, text);
}

std::string WithoutMarks(std::string_view text) {
  if (AsciiPrefix(text, 0) == text.size()) return std::string(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(error);
  const std::string decomposed = Normalized(normalizer, error, text);
  std::string out;
  out.reserve(decomposed.size());
  for (size_t i = 0; i < decomposed.size();) {
    const CodePoint c = Decode(decomposed, i);
    if (!IsCombiningMark(c.value)) out.append(decomposed, i, c.size);
    i += c.size;
  }
  return out;
}

}  // namespace verbatim::text
