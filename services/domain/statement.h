#ifndef VERBATIM_SERVICES_DOMAIN_STATEMENT_H_
#define VERBATIM_SERVICES_DOMAIN_STATEMENT_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "services/domain/text_span.h"

namespace verbatim::domain {

// How much of a statement's content stands in quotation marks: all, part or none of its words.
enum class StatementKind : uint8_t { kDirect, kMixed, kIndirect };

// How a segment of content came to belong to its statement.
enum class SegmentAttachment : uint8_t {
  kCue,           // the cue in its own sentence introduces or follows it
  kParagraph,     // speech of the same paragraph, no cue of its own: "A," she said. "B."
  kContinuation,  // a following paragraph of speech with no cue of its own
};

// One stretch of a statement's content, quotation marks included.
struct Segment {
  TextSpan span;
  SegmentAttachment attachment = SegmentAttachment::kCue;

  bool operator==(const Segment&) const = default;
};

// One reported act of speech. All spans are inside one entry of the article.
// Invariants: content is not empty, in text order, without overlaps; confidence is in [0, 1].
struct Statement {
  StatementKind kind = StatementKind::kDirect;
  std::vector<Segment> content;
  std::optional<TextSpan> cue;     // the words that report: "said", "according to"
  std::optional<TextSpan> source;  // the mention of who spoke, as written: "he"
  uint32_t entry = 0;              // index into Article::entries
  double confidence = 1;           // that content and source are right

  bool operator==(const Statement&) const = default;
};

// "DIRECT", "MIXED", "INDIRECT"; "CUE", "PARAGRAPH", "CONTINUATION".
std::string_view Name(StatementKind kind);
std::string_view Name(SegmentAttachment attachment);

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_STATEMENT_H_
