#include "services/rpc/offsets.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

using text::OffsetEncoding;

std::string Show(const Offsets& offsets, domain::TextSpan span) {
  v1::TextSpan out;
  offsets.Fill(span, "😀 é", out);
  return std::to_string(out.start()) + "-" + std::to_string(out.end()) + " " + out.text();
}

// "é 😀 é": 2 + 1 + 4 + 1 + 2 bytes; the span begins at the face.
constexpr char kText[] = "é 😀 é";
constexpr domain::TextSpan kSpan = {3, 10};

TEST(OffsetsTest, CountTheTextInTheUnitAskedFor) {
  EXPECT_EQ(Show(Offsets::OfText(kText, OffsetEncoding::kCodePoints), kSpan), "2-5 😀 é");
  EXPECT_EQ(Show(Offsets::OfText(kText, OffsetEncoding::kUtf16), kSpan), "2-6 😀 é");
  EXPECT_EQ(Show(Offsets::OfText(kText, OffsetEncoding::kUtf8), kSpan), "3-10 😀 é");
}

TEST(OffsetsTest, OfStoredPositionsAreThoseOfTheText) {
  const std::vector<domain::TextPosition> positions = {{.byte = 0, .code_point = 0, .utf16 = 0},
                                                       {.byte = 3, .code_point = 2, .utf16 = 2},
                                                       {.byte = 10, .code_point = 5, .utf16 = 6}};
  for (const OffsetEncoding encoding :
       {OffsetEncoding::kCodePoints, OffsetEncoding::kUtf8, OffsetEncoding::kUtf16}) {
    EXPECT_EQ(Show(Offsets::OfPositions(positions, encoding), kSpan),
              Show(Offsets::OfText(kText, encoding), kSpan));
  }
}

TEST(OffsetsTest, ASpanWithoutAStoredPositionIsAnError) {
  const std::vector<domain::TextPosition> positions = {{.byte = 0, .code_point = 0, .utf16 = 0}};
  const Offsets offsets = Offsets::OfPositions(positions, OffsetEncoding::kCodePoints);
  EXPECT_EQ(offsets.FromByte(0), 0);
  EXPECT_TRUE(offsets.status().ok());
  offsets.FromByte(3);
  EXPECT_EQ(offsets.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(GetErrorDetail(offsets.status())->reason, "STORED_DATA_DAMAGED");
}

TEST(OffsetsTest, TheUnitIsCodePointsWhenUnset) {
  EXPECT_EQ(*ParseEncoding(v1::OFFSET_ENCODING_UNSPECIFIED), OffsetEncoding::kCodePoints);
  EXPECT_EQ(Offsets::OfText(kText, OffsetEncoding::kCodePoints).encoding(),
            v1::OFFSET_ENCODING_CODE_POINT);
}

TEST(OffsetsTest, AnUnknownUnitIsRefused) {
  const absl::Status status = ParseEncoding(static_cast<v1::OffsetEncoding>(99)).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(status)->field, "offset_encoding");
}

}  // namespace
}  // namespace verbatim::rpc
