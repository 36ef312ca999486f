#ifndef VERBATIM_SERVICES_MATCHING_CHAR_CLASS_H_
#define VERBATIM_SERVICES_MATCHING_CHAR_CLASS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace verbatim::matching {

// What a character does in a quote that is taken apart into words.
enum class CharClass : uint8_t {
  kOther,  // any punctuation not named below
  kLetter,
  kDigit,
  kIdeograph,  // a word of its own: scripts without spaces
  kMark,       // combining mark, part of the letter before
  kIgnored,    // soft hyphen, zero-width characters
  kSpace,
  kApostrophe,  // any single mark: apostrophe or quotation mark
  kQuote,       // any double mark
  kHyphen,
  kStop,  // ends a sentence
  kFullStop,
  kEllipsis,
  kOpenBracket,
  kCloseBracket,
  kSign,  // a word of its own: currency, "%", "&"
};

CharClass ClassifyBeyondAscii(char32_t c);

namespace internal {

constexpr CharClass ClassifyAscii(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::kLetter;
  if (c >= '0' && c <= '9') return CharClass::kDigit;
  // clang-format off
  switch (c) {
    case ' ': case '\t': case '\n': case '\r': case '\f': case '\v': return CharClass::kSpace;
    case '\'': case '`': return CharClass::kApostrophe;
    case '"': return CharClass::kQuote;
    case '-': return CharClass::kHyphen;
    case '!': case '?': case ':': return CharClass::kStop;
    case '.': return CharClass::kFullStop;
    case '[': return CharClass::kOpenBracket;
    case ']': return CharClass::kCloseBracket;
    case '%': case '$': case '&': return CharClass::kSign;
    default: return CharClass::kOther;
  }
  // clang-format on
}

inline constexpr std::array<CharClass, 128> kAsciiClasses = [] {
  std::array<CharClass, 128> classes{};
  for (size_t c = 0; c < classes.size(); ++c) classes[c] = ClassifyAscii(static_cast<char>(c));
  return classes;
}();

}  // namespace internal

inline CharClass Classify(char32_t c) {
  return c < 0x80 ? internal::kAsciiClasses[c] : ClassifyBeyondAscii(c);
}

// The ASCII letters and digits in lower case, 0 for all other bytes.
inline constexpr std::array<char, 256> kAsciiLowered = [] {
  std::array<char, 256> lowered{};
  for (size_t c = 0; c < 128; ++c) {
    const char byte = static_cast<char>(c);
    const CharClass cls = internal::kAsciiClasses[c];
    if (cls == CharClass::kDigit) lowered[c] = byte;
    if (cls == CharClass::kLetter) lowered[c] = static_cast<char>(byte | 0x20);
  }
  return lowered;
}();

// Bytes that LowerAsciiWord looks at together.
inline constexpr size_t kAsciiBlock = 8;

// Writes the ASCII letters and digits that `text` begins with to `lowered`, in lower case; how
// many. May write up to kAsciiBlock bytes more than that: `lowered` has room for them.
// REQUIRES: a little-endian machine, as stable_hash.h does.
inline size_t LowerAsciiWord(std::string_view text, char* lowered) {
  constexpr uint64_t kEach = 0x0101010101010101;
  constexpr uint64_t kHigh = 0x80 * kEach;
  for (size_t size = 0; size < text.size(); size += kAsciiBlock) {
    uint64_t bytes = 0;
    if (text.size() - size >= kAsciiBlock) {
      std::memcpy(&bytes, text.data() + size, kAsciiBlock);
    } else {
      std::memcpy(&bytes, text.data() + size, text.size() - size);
    }
    // Letters and digits keep what they are with this bit set; no sum carries into the next byte.
    const uint64_t lower = bytes | 0x20 * kEach;
    const uint64_t letter = (lower & ~kHigh) + (0x80 - 'a') * kEach;
    const uint64_t past_letters = (lower & ~kHigh) + (0x80 - 'z' - 1) * kEach;
    const uint64_t digit = (bytes & ~kHigh) + (0x80 - '0') * kEach;
    const uint64_t past_digits = (bytes & ~kHigh) + (0x80 - '9' - 1) * kEach;
    const uint64_t others = ~(((letter & ~past_letters) | (digit & ~past_digits)) & ~bytes) & kHigh;
    std::memcpy(lowered + size, &lower, kAsciiBlock);
    if (others != 0) return size + static_cast<size_t>(std::countr_zero(others)) / 8;
  }
  return text.size();
}

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_CHAR_CLASS_H_
