#include "services/text/offset_map.h"

#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

constexpr OffsetEncoding kEncodings[] = {OffsetEncoding::kCodePoints, OffsetEncoding::kUtf8,
                                         OffsetEncoding::kUtf16};

uint32_t UnitsOf(CodePoint point, OffsetEncoding encoding) {
  if (encoding == OffsetEncoding::kUtf8) return point.size;
  if (encoding == OffsetEncoding::kUtf16) return point.value >= 0x10000 ? 2 : 1;
  return 1;
}

// Text of `length` code points with the four lengths mixed at random.
std::string RandomText(std::mt19937& random, size_t length) {
  constexpr char32_t kLimits[] = {0x7F, 0x7FF, 0xD7FF, 0x10FFFF};
  std::string text;
  for (size_t i = 0; i < length; ++i) {
    const char32_t limit = kLimits[random() % 4];
    const char32_t c = random() % limit + 1;
    Append(c >= 0xD800 && c <= 0xDFFF ? U'x' : c, text);
  }
  return text;
}

// The obvious way, to compare with: walk the text from its begin, checking each boundary.
void ExpectAgreesWithWalk(const std::string& text, OffsetEncoding encoding) {
  const OffsetMap map(text, encoding);
  uint32_t offset = 0;
  for (uint32_t byte = 0; byte < text.size();) {
    ASSERT_EQ(map.FromByte(byte), offset);
    ASSERT_EQ(map.ToByte(offset), byte);
    const CodePoint point = Decode(text, byte);
    for (uint32_t inside = 1; inside < UnitsOf(point, encoding); ++inside) {
      ASSERT_EQ(map.ToByte(offset + inside), std::nullopt);
    }
    byte += point.size;
    offset += UnitsOf(point, encoding);
  }
  EXPECT_EQ(map.FromByte(static_cast<uint32_t>(text.size())), offset);
  EXPECT_EQ(map.ToByte(offset), text.size());
  EXPECT_EQ(map.ToByte(offset + 1), std::nullopt);
  EXPECT_EQ(map.ToByte(0xFFFFFFFF), std::nullopt);
}

TEST(OffsetMapTest, RoundTripsOnRandomTextsInEveryEncoding) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random(seed);
    const std::string text = RandomText(random, random() % 1500);
    for (OffsetEncoding encoding : kEncodings) ExpectAgreesWithWalk(text, encoding);
  }
}

TEST(OffsetMapTest, IsRightAroundEverySampleBoundary) {
  // The lengths put code points of four bytes across the sampled bytes in every way.
  for (size_t ascii = 250; ascii < 262; ++ascii) {
    const std::string text = std::string(ascii, 'a') + "😀😀" + std::string(300, 'b') + "é";
    for (OffsetEncoding encoding : kEncodings) ExpectAgreesWithWalk(text, encoding);
  }
}

TEST(OffsetMapTest, CountsWhatEachEncodingCounts) {
  const std::string text = "“é😀”";  // 3 + 2 + 4 + 3 bytes
  EXPECT_EQ(OffsetMap(text, OffsetEncoding::kCodePoints).FromByte(9), 3u);
  EXPECT_EQ(OffsetMap(text, OffsetEncoding::kUtf8).FromByte(9), 9u);
  EXPECT_EQ(OffsetMap(text, OffsetEncoding::kUtf16).FromByte(9), 4u);
}

TEST(OffsetMapTest, MapsTheEmptyText) {
  for (OffsetEncoding encoding : kEncodings) {
    const OffsetMap map("", encoding);
    EXPECT_EQ(map.FromByte(0), 0u);
    EXPECT_EQ(map.ToByte(0), 0u);
    EXPECT_EQ(map.ToByte(1), std::nullopt);
  }
}

}  // namespace
}  // namespace verbatim::text
