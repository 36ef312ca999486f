#ifndef VERBATIM_SERVICES_RPC_OFFSETS_H_
#define VERBATIM_SERVICES_RPC_OFFSETS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "verbatim/v1/text_span.pb.h"

#include "services/domain/text_span.h"
#include "services/text/offset_map.h"

namespace verbatim::rpc {

// The unit a request asks for: code points when unset; FIELD_INVALID for a number that is none.
absl::StatusOr<text::OffsetEncoding> ParseEncoding(v1::OffsetEncoding encoding);
v1::OffsetEncoding ToProto(text::OffsetEncoding encoding);

// Turns byte offsets into the unit of a response.
class Offsets {
 public:
  // For spans of a text at hand, which must outlive this.
  static Offsets OfText(std::string_view text, text::OffsetEncoding encoding);

  // For spans of a stored occurrence: `positions` (which must outlive this) should have each of
  // them. One that it lacks becomes 0, and status() tells.
  static Offsets OfPositions(const std::vector<domain::TextPosition>& positions,
                             text::OffsetEncoding encoding);

  // OK, or DATA_LOSS STORED_DATA_DAMAGED when a span so far had no position. To be asked last.
  absl::Status status() const;

  v1::OffsetEncoding encoding() const { return encoding_; }
  int32_t FromByte(uint32_t byte) const { return from_byte_(byte); }

  // A span with its words.
  void Fill(domain::TextSpan span, std::string_view words, v1::TextSpan& out) const;

 private:
  Offsets(text::OffsetEncoding encoding, std::function<int32_t(uint32_t)> from_byte)
      : encoding_(ToProto(encoding)), from_byte_(std::move(from_byte)) {}

  v1::OffsetEncoding encoding_;
  std::function<int32_t(uint32_t)> from_byte_;
  std::shared_ptr<bool> damaged_ = std::make_shared<bool>(false);  // shared with from_byte_
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_OFFSETS_H_
