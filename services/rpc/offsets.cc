#include "services/rpc/offsets.h"

#include <algorithm>
#include <memory>
#include <string>

#include "services/base/error.h"

namespace verbatim::rpc {

absl::StatusOr<text::OffsetEncoding> ParseEncoding(v1::OffsetEncoding encoding) {
  switch (encoding) {
    case v1::OFFSET_ENCODING_UNSPECIFIED:
    case v1::OFFSET_ENCODING_CODE_POINT: return text::OffsetEncoding::kCodePoints;
    case v1::OFFSET_ENCODING_UTF8: return text::OffsetEncoding::kUtf8;
    case v1::OFFSET_ENCODING_UTF16: return text::OffsetEncoding::kUtf16;
    default: break;
  }
  return MakeError(absl::StatusCode::kInvalidArgument, "offset_encoding is not a known value",
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = "offset_encoding"});
}

v1::OffsetEncoding ToProto(text::OffsetEncoding encoding) {
  switch (encoding) {
    case text::OffsetEncoding::kCodePoints: return v1::OFFSET_ENCODING_CODE_POINT;
    case text::OffsetEncoding::kUtf8: return v1::OFFSET_ENCODING_UTF8;
    case text::OffsetEncoding::kUtf16: return v1::OFFSET_ENCODING_UTF16;
  }
  return v1::OFFSET_ENCODING_UNSPECIFIED;
}

Offsets Offsets::OfText(std::string_view text, text::OffsetEncoding encoding) {
  // Shared, since std::function copies what it holds.
  auto map = std::make_shared<const text::OffsetMap>(text, encoding);
  return Offsets(encoding,
                 [map](uint32_t byte) { return static_cast<int32_t>(map->FromByte(byte)); });
}

Offsets Offsets::OfPositions(const std::vector<domain::TextPosition>& positions,
                             text::OffsetEncoding encoding) {
  auto damaged = std::make_shared<bool>(false);
  Offsets offsets(encoding, [&positions, encoding, damaged](uint32_t byte) {
    const auto found =
        std::lower_bound(positions.begin(), positions.end(), byte,
                         [](const domain::TextPosition& p, uint32_t b) { return p.byte < b; });
    // Written in one transaction with the spans; a gap is damage, by a mistake or by hand.
    if (found == positions.end() || found->byte != byte) {
      *damaged = true;
      return 0;
    }
    switch (encoding) {
      case text::OffsetEncoding::kCodePoints: return static_cast<int32_t>(found->code_point);
      case text::OffsetEncoding::kUtf16: return static_cast<int32_t>(found->utf16);
      case text::OffsetEncoding::kUtf8: break;
    }
    return static_cast<int32_t>(byte);
  });
  offsets.damaged_ = damaged;
  return offsets;
}

absl::Status Offsets::status() const {
  if (!*damaged_) return absl::OkStatus();
  return MakeError(absl::StatusCode::kDataLoss,
                   "what is stored of an occurrence does not fit together",
                   {.reason = "STORED_DATA_DAMAGED", .metadata = {}, .field = ""});
}

void Offsets::Fill(domain::TextSpan span, std::string_view words, v1::TextSpan& out) const {
  out.set_start(FromByte(span.begin));
  out.set_end(FromByte(span.end));
  out.set_text(words.data(), words.size());
}

}  // namespace verbatim::rpc
