#include "services/app/text_positions.h"

#include <algorithm>
#include <vector>

#include "services/text/offset_map.h"

namespace verbatim::app {
namespace {

// Every byte offset that the spans of a statement and its chain use, ascending, without repeats.
std::vector<uint32_t> UsedOffsets(const domain::AttributedStatement& attributed) {
  std::vector<uint32_t> offsets;
  const auto add = [&offsets](domain::TextSpan span) {
    offsets.push_back(span.begin);
    offsets.push_back(span.end);
  };
  for (const domain::Segment& segment : attributed.statement.content) {
    add(segment.span);
  }
  if (attributed.statement.cue) add(*attributed.statement.cue);
  if (attributed.statement.source) add(*attributed.statement.source);
  for (const domain::ChainLink& link : attributed.chain) {
    if (link.evidence) add(*link.evidence);
  }
  std::sort(offsets.begin(), offsets.end());
  offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
  return offsets;
}

}  // namespace

void AddTextPositions(storage::ArticleDraft& draft) {
  const text::OffsetMap code_points(draft.article.text, text::OffsetEncoding::kCodePoints);
  const text::OffsetMap utf16(draft.article.text, text::OffsetEncoding::kUtf16);
  for (storage::OccurrenceDraft& occurrence : draft.occurrences) {
    occurrence.positions.clear();
    for (const uint32_t byte : UsedOffsets(occurrence.attributed)) {
      occurrence.positions.push_back(
          {.byte = byte, .code_point = code_points.FromByte(byte), .utf16 = utf16.FromByte(byte)});
    }
  }
}

}  // namespace verbatim::app
