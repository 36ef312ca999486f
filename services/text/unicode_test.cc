#include "services/text/unicode.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace verbatim::text {
namespace {

using std::literals::operator""sv;

// Every scalar value near the borders of the four lengths, and a sample of the rest.
std::vector<char32_t> ScalarValues() {
  std::vector<char32_t> values = {0x1,     0x7F,    0x80,    0x7FF,    0x800,   0xFFF,
                                  0x1000,  0xD7FF,  0xE000,  0xFFFD,   0xFFFF,  0x10000,
                                  0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF};
  for (char32_t c = 1; c < 0x110000; c += 257) {
    if (c < 0xD800 || c > 0xDFFF) values.push_back(c);
  }
  return values;
}

TEST(UnicodeTest, DecodesWhatItAppendsFromBothSides) {
  for (char32_t c : ScalarValues()) {
    std::string text = "a";
    Append(c, text);
    const auto size = static_cast<uint32_t>(text.size() - 1);
    text += "b";
    EXPECT_EQ(Decode(text, 1), (CodePoint{c, size})) << std::hex << static_cast<uint32_t>(c);
    EXPECT_EQ(DecodeBefore(text, 1 + size), (CodePoint{c, size}));
    EXPECT_EQ(ValidUtf8Prefix(text), text.size());
  }
}

struct InvalidCase {
  const char* name;
  std::string text;
  size_t valid;
};

TEST(UnicodeTest, FindsTheFirstByteThatIsNotUtf8) {
  const InvalidCase kCases[] = {
      {"a lone continuation byte", "abc\x80", 3},
      {"a lead byte at the end", "caf\xC3", 3},
      {"an overlong slash", "\xC0\xAF", 0},
      {"an overlong three-byte form", "x\xE0\x80\xAF", 1},
      {"an overlong four-byte form", "x\xF0\x80\x80\xAF", 1},
      {"a surrogate", "é\xED\xA0\x80", 2},
      {"beyond U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"a byte that never occurs", "0123456789\xFFxyz", 10},
      {"a cut three-byte form before a letter", "\xE2\x80z", 0},
      {"all valid", "naïve – “yes” 𝒳", std::string("naïve – “yes” 𝒳").size()},
      {"empty", "", 0},
  };
  for (const InvalidCase& c : kCases) EXPECT_EQ(ValidUtf8Prefix(c.text), c.valid) << c.name;
}

TEST(UnicodeTest, KnowsLettersUpperCaseAndDigits) {
  for (char32_t c : U"azAZéßЖжÉ中ªǅ"sv) EXPECT_TRUE(IsLetter(c)) << static_cast<uint32_t>(c);
  for (char32_t c : U"09_'’-. \n€½"sv) EXPECT_FALSE(IsLetter(c)) << static_cast<uint32_t>(c);
  for (char32_t c : U"AZÉЖ"sv) EXPECT_TRUE(IsUpper(c)) << static_cast<uint32_t>(c);
  for (char32_t c : U"azß中9 "sv) EXPECT_FALSE(IsUpper(c)) << static_cast<uint32_t>(c);
  EXPECT_TRUE(IsDigit(U'7'));
  EXPECT_TRUE(IsDigit(U'٣'));
  EXPECT_FALSE(IsDigit(U'½'));
}

TEST(UnicodeTest, KnowsSpacesAndWhatIsInvisible) {
  for (char32_t c :
       {U' ', U'\t', U'\n', U'\r', U'\u00A0', U'\u2009', U'\u202F', U'\u2028', U'\u3000'}) {
    EXPECT_TRUE(IsSpace(c)) << static_cast<uint32_t>(c);
    EXPECT_FALSE(IsInvisible(c)) << static_cast<uint32_t>(c);
  }
  for (char32_t c : {U'\u00AD', U'\u200B', U'\u200E', U'\u2060', U'\uFEFF'}) {
    EXPECT_TRUE(IsInvisible(c)) << static_cast<uint32_t>(c);
    EXPECT_FALSE(IsSpace(c)) << static_cast<uint32_t>(c);
  }
  EXPECT_FALSE(IsInvisible(U'a'));
  EXPECT_TRUE(IsCombiningMark(U'\u0301'));
  EXPECT_FALSE(IsCombiningMark(U'e'));
}

TEST(UnicodeTest, FoldsCaseOneToOne) {
  EXPECT_EQ(FoldCase(U'A'), U'a');
  EXPECT_EQ(FoldCase(U'z'), U'z');
  EXPECT_EQ(FoldCase(U'['), U'[');
  EXPECT_EQ(FoldCase(U'É'), U'é');
  EXPECT_EQ(FoldCase(U'Ж'), U'ж');
  EXPECT_EQ(FoldCase(U'ẞ'), U'ß');
  EXPECT_EQ(FoldCase(U'\u212A'), U'k');  // the Kelvin sign
}

TEST(UnicodeTest, ComposesCompatibly) {
  EXPECT_EQ(Nfkc("plain ASCII, as it is"), "plain ASCII, as it is");
  EXPECT_EQ(Nfkc("e\u0301"), "é");
  EXPECT_EQ(Nfkc("ﬁne"), "fine");
  EXPECT_EQ(Nfkc("ten\u00A0per cent"), "ten per cent");
  EXPECT_EQ(Nfkc("“kept”"), "“kept”");
  EXPECT_EQ(Nfkc(""), "");
}

TEST(UnicodeTest, NormalisingTwiceChangesNothing) {
  std::mt19937 random(20230215);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) {
      const char32_t c = random() % 0x3000 + 1;
      Append(c, text);
    }
    const std::string once = Nfkc(text);
    EXPECT_EQ(Nfkc(once), once) << round;
    EXPECT_EQ(ValidUtf8Prefix(once), once.size());
  }
}

}  // namespace
}  // namespace verbatim::text
