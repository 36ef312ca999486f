#ifndef VERBATIM_SERVICES_TEXT_UNICODE_H_
#define VERBATIM_SERVICES_TEXT_UNICODE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What the project needs to know about characters. The only place that uses ICU; everything else
// asks here. Texts are valid UTF-8 throughout (see CheckText in document.h), ASCII is answered from
// a table. All functions are pure and safe to call from any thread.
namespace verbatim::text {

// One code point with the number of bytes it takes in UTF-8.
struct CodePoint {
  char32_t value = 0;
  uint32_t size = 0;

  bool operator==(const CodePoint&) const = default;
};

// The code point that begins at `pos`. REQUIRES: pos < text.size(), on a code-point boundary.
CodePoint Decode(std::string_view text, size_t pos);

// The code point that ends at `pos`. REQUIRES: 0 < pos <= text.size(), on a code-point boundary.
CodePoint DecodeBefore(std::string_view text, size_t pos);

// Appends a code point as UTF-8. REQUIRES: c is a Unicode scalar value.
void Append(char32_t c, std::string& out);

// The offset of the first byte that is no part of valid UTF-8, or text.size() when all of it is.
// Surrogates, overlong forms and values above U+10FFFF are invalid.
size_t ValidUtf8Prefix(std::string_view text);

bool IsLetter(char32_t c);         // general categories L*
bool IsUpper(char32_t c);          // upper or title case
bool IsDigit(char32_t c);          // decimal digits of any script
bool IsSpace(char32_t c);          // White_Space: also no-break and thin spaces, line separators
bool IsCombiningMark(char32_t c);  // general categories M*
bool IsInvisible(char32_t c);  // default ignorable: soft hyphen, zero-width space, direction marks

// Simple case folding: one code point to one ("ẞ" to "ß", "K" (Kelvin) to "k").
char32_t FoldCase(char32_t c);

// A text with every code point case-folded.
std::string FoldCase(std::string_view text);

// Normal form KC. ASCII comes back as it is.
std::string Nfkc(std::string_view text);

// A text decomposed and without its combining marks: "Žižek" to "Zizek". ASCII comes back as it is.
std::string WithoutMarks(std::string_view text);

namespace internal {

enum AsciiClass : uint8_t { kAsciiUpper = 1, kAsciiLower = 2, kAsciiDigit = 4, kAsciiSpace = 8 };

constexpr std::array<uint8_t, 128> MakeAsciiClasses() {
  std::array<uint8_t, 128> table{};
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<size_t>(c)] = kAsciiUpper;
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<size_t>(c)] = kAsciiLower;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<size_t>(c)] = kAsciiDigit;
  for (char c : {' ', '\t', '\n', '\v', '\f', '\r'}) table[static_cast<size_t>(c)] = kAsciiSpace;
  return table;
}
inline constexpr std::array<uint8_t, 128> kAsciiClasses = MakeAsciiClasses();

CodePoint DecodeLong(std::string_view text, size_t pos);
bool IsLetterLong(char32_t c);
bool IsUpperLong(char32_t c);
bool IsDigitLong(char32_t c);
bool IsSpaceLong(char32_t c);
char32_t FoldCaseLong(char32_t c);

}  // namespace internal

inline CodePoint Decode(std::string_view text, size_t pos) {
  const auto byte = static_cast<unsigned char>(text[pos]);
  if (byte < 0x80) return {byte, 1};
  return internal::DecodeLong(text, pos);
}
inline bool IsLetter(char32_t c) {
  constexpr uint8_t kLetter = internal::kAsciiUpper | internal::kAsciiLower;
  return c < 0x80 ? (internal::kAsciiClasses[c] & kLetter) != 0 : internal::IsLetterLong(c);
}
// For bytes: a continuation or lead byte is no letter.
inline bool IsAsciiLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && IsLetter(byte);
}
inline bool IsUpper(char32_t c) {
  return c < 0x80 ? internal::kAsciiClasses[c] == internal::kAsciiUpper : internal::IsUpperLong(c);
}
inline bool IsDigit(char32_t c) {
  return c < 0x80 ? internal::kAsciiClasses[c] == internal::kAsciiDigit : internal::IsDigitLong(c);
}
inline bool IsSpace(char32_t c) {
  return c < 0x80 ? internal::kAsciiClasses[c] == internal::kAsciiSpace : internal::IsSpaceLong(c);
}
inline char32_t FoldCase(char32_t c) {
  if (c >= 0x80) return internal::FoldCaseLong(c);
  return internal::kAsciiClasses[c] == internal::kAsciiUpper ? c + ('a' - 'A') : c;
}

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_UNICODE_H_
