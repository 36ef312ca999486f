#include "services/app/occurrence_record.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/domain/resource_names.h"

namespace verbatim::app {
namespace {

// How much around a segment helps to find it again, code points; what Hypothesis keeps.
constexpr int kSurroundingCodePoints = 32;

absl::StatusOr<uint32_t> CodePointAt(const std::vector<domain::TextPosition>& positions,
                                     uint32_t byte) {
  const auto found =
      std::lower_bound(positions.begin(), positions.end(), byte,
                       [](const domain::TextPosition& p, uint32_t b) { return p.byte < b; });
  if (found != positions.end() && found->byte == byte) return found->code_point;
  return MakeError(absl::StatusCode::kDataLoss,
                   "what is stored of an occurrence does not fit together",
                   {.reason = "STORED_DATA_DAMAGED", .metadata = {}, .field = ""});
}

absl::StatusOr<exports::Span> SpanOf(const storage::StoredOccurrence& occurrence,
                                     domain::TextSpan span, const std::string& words) {
  exports::Span out{.begin = 0, .end = 0, .text = words};
  ASSIGN_OR_RETURN(out.begin, CodePointAt(occurrence.positions, span.begin));
  ASSIGN_OR_RETURN(out.end, CodePointAt(occurrence.positions, span.end));
  return out;
}

exports::State StateOf(const storage::StoredOccurrence& occurrence) {
  if (!occurrence.withdrawn()) return exports::State::kCurrent;
  return occurrence.replaced_by ? exports::State::kAltered : exports::State::kWithdrawn;
}

exports::ArticleRecord ArticleRecordOf(const storage::StoredOccurrence& occurrence) {
  return {.name = domain::ArticleName(occurrence.article),
          .url = occurrence.url,
          .title = occurrence.article_title,
          .outlet = occurrence.outlet,
          .publish_time = occurrence.publish_time};
}

bool IsInsideCharacter(std::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::string_view Before(std::string_view text, size_t at) {
  size_t begin = at;
  for (int i = 0; i < kSurroundingCodePoints && begin > 0; ++i) {
    do --begin;
    while (IsInsideCharacter(text, begin));
  }
  return text.substr(begin, at - begin);
}

std::string_view After(std::string_view text, size_t at) {
  size_t end = at;
  for (int i = 0; i < kSurroundingCodePoints && end < text.size(); ++i) {
    do ++end;
    while (IsInsideCharacter(text, end));
  }
  return text.substr(at, end - at);
}

}  // namespace

absl::StatusOr<exports::OccurrenceRecord> RecordOf(const storage::StoredOccurrence& occurrence) {
  const domain::Statement& statement = occurrence.statement;
  exports::OccurrenceRecord record;
  record.name = domain::OccurrenceName(occurrence.article, occurrence.id);
  record.article = ArticleRecordOf(occurrence);
  record.revision = occurrence.revision;
  record.entry_heading = occurrence.entry_heading;
  record.kind = statement.kind;
  record.wording = occurrence.wording;
  for (size_t i = 0; i < statement.content.size(); ++i) {
    ASSIGN_OR_RETURN(exports::Span span,
                     SpanOf(occurrence, statement.content[i].span, occurrence.content_texts[i]));
    record.content.push_back({.span = std::move(span)});
  }
  if (statement.cue) {
    ASSIGN_OR_RETURN(record.cue, SpanOf(occurrence, *statement.cue, occurrence.cue_text));
  }
  if (statement.source) {
    ASSIGN_OR_RETURN(record.source, SpanOf(occurrence, *statement.source, occurrence.source_text));
  }
  record.confidence = statement.confidence;
  if (occurrence.speaker) record.speaker = domain::SpeakerName(*occurrence.speaker);
  record.resolved = occurrence.resolved;
  if (occurrence.quote) record.quote = domain::QuoteName(*occurrence.quote);
  record.relation = occurrence.relation;
  record.first_appearance = occurrence.first_appearance;
  record.state = StateOf(occurrence);
  return record;
}

void AddSurroundings(const storage::StoredOccurrence& occurrence, std::string_view text,
                     exports::OccurrenceRecord& record) {
  for (size_t i = 0; i < record.content.size(); ++i) {
    const domain::TextSpan span = occurrence.statement.content[i].span;
    if (!span.IsValidIn(text)) continue;
    record.content[i].prefix = Before(text, span.begin);
    record.content[i].suffix = After(text, span.end);
  }
}

}  // namespace verbatim::app
