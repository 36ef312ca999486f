#include "services/app/correct_content.h"

#include <algorithm>
#include <optional>
#include <string>

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/app/redraft_statement.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

using domain::TextSpan;

absl::Status InvalidRange(const std::string& field, const std::string& problem) {
  return MakeError(absl::StatusCode::kInvalidArgument, field + " " + problem,
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
}

absl::StatusOr<uint32_t> ByteOf(const std::string& field, int32_t offset,
                                const text::OffsetMap& map) {
  const std::optional<uint32_t> byte =
      offset < 0 ? std::nullopt : map.ToByte(static_cast<uint32_t>(offset));
  if (byte) return *byte;
  return InvalidRange(field, "is " + std::to_string(offset) + ", no place in the text");
}

// The ranges as spans of the article, each checked alone and against the one before.
absl::StatusOr<std::vector<TextSpan>> SpansOf(const ContentCorrection& correction,
                                              const domain::Article& article, TextSpan entry) {
  const text::OffsetMap map(article.text, correction.encoding);
  std::vector<TextSpan> spans;
  for (const ContentCorrection::Range& range : correction.content) {
    const std::string field = "content[" + std::to_string(spans.size()) + "]";
    TextSpan span;
    ASSIGN_OR_RETURN(span.begin, ByteOf(field + ".start", range.start, map));
    ASSIGN_OR_RETURN(span.end, ByteOf(field + ".end", range.end, map));
    if (span.begin >= span.end) return InvalidRange(field + ".end", "must be greater than start");
    if (!entry.Contains(span)) return InvalidRange(field, "is not in the statement's entry");
    if (!spans.empty() && span.begin < spans.back().end) {
      return InvalidRange(field, "begins before the one before it ends");
    }
    if (matching::Normalize(span.In(article.text)).words.empty()) {
      return InvalidRange(field, "has no words");
    }
    spans.push_back(span);
  }
  return spans;
}

}  // namespace

absl::StatusOr<storage::StoredCorrection> CorrectContent(storage::Store& store,
                                                         const CallContext& call,
                                                         const ContentCorrection& correction,
                                                         const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  if (correction.content.empty() || correction.content.size() > kMaxContentRanges) {
    return MakeError(
        absl::StatusCode::kInvalidArgument,
        "content must have one to " + std::to_string(kMaxContentRanges) + " stretches of the text",
        {.reason = correction.content.empty() ? "FIELD_REQUIRED" : "FIELD_INVALID",
         .metadata = {},
         .field = "content"});
  }
  ASSIGN_OR_RETURN(const storage::StoredOccurrence occurrence,
                   GetOccurrence(store, call, correction.occurrence));
  if (occurrence.withdrawn()) {
    return MakeError(absl::StatusCode::kFailedPrecondition,
                     "the newest revision of the article no longer holds the occurrence",
                     {.reason = "OCCURRENCE_WITHDRAWN", .metadata = {}, .field = ""});
  }
  ASSIGN_OR_RETURN(const storage::StoredArticle stored, store.GetArticle(call, occurrence.article));
  if (stored.revision != occurrence.revision) {
    return MakeError(absl::StatusCode::kAborted, "the article was revised meanwhile; try again",
                     {.reason = "WRITE_CONFLICT", .metadata = {}, .field = ""});
  }
  const domain::Article& article = stored.article;
  ASSIGN_OR_RETURN(const std::vector<TextSpan> spans,
                   SpansOf(correction, article, article.entries[occurrence.statement.entry].span));
  std::vector<TextSpan> before;
  for (const domain::Segment& segment : occurrence.statement.content)
    before.push_back(segment.span);
  if (spans == before) return InvalidRange("content", "is the statement's content already");
  const bool overlaps = std::any_of(spans.begin(), spans.end(), [&](TextSpan span) {
    return std::any_of(before.begin(), before.end(),
                       [&](TextSpan other) { return span.Overlaps(other); });
  });
  if (!overlaps) return InvalidRange("content", "overlaps nothing of the statement's content");
  return store.Correct(call,
                       storage::CorrectContent{.occurrence = occurrence.id,
                                               .before = AnchorOf(article.text, before),
                                               .content = AnchorOf(article.text, spans)},
                       note, QuoteRules());
}

}  // namespace verbatim::app
