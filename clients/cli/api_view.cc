#include "clients/cli/api_view.h"

#include <chrono>
#include <string_view>

#include "clients/cli/names.h"
#include "services/domain/time.h"

namespace verbatim::cli {
namespace {

std::string WithoutPrefix(const std::string& name, std::string_view prefix) {
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

domain::EditOp OperationOf(v1::EditOperation operation) {
  switch (operation) {
    case v1::EDIT_OPERATION_REPLACE: return domain::EditOp::kReplace;
    case v1::EDIT_OPERATION_INSERT: return domain::EditOp::kInsert;
    case v1::EDIT_OPERATION_DELETE: return domain::EditOp::kDelete;
    case v1::EDIT_OPERATION_CUT: return domain::EditOp::kCut;
    case v1::EDIT_OPERATION_MOVE: return domain::EditOp::kMove;
    default: return domain::EditOp::kKeep;
  }
}

// Of an occurrence or a paragraph's place, which name the same things.
template <typename Message>
std::string DescribePlace(const Message& message) {
  std::string place;
  const auto add = [&place](const std::string& part, const char* separator) {
    if (!part.empty()) place += (place.empty() ? "" : separator) + ForTerminal(part);
  };
  add(message.outlet(), ", ");
  if (message.has_publish_time()) add(DateOf(message.publish_time()), ", ");
  add(message.article_title().empty() ? message.article_url() : message.article_title(), ", ");
  add(message.entry_heading(), " › ");
  return place;
}

}  // namespace

std::string NameOf(v1::Relation relation) {
  return WithoutPrefix(v1::Relation_Name(relation), "RELATION_");
}
std::string NameOf(v1::MeaningChange change) {
  return WithoutPrefix(v1::MeaningChange_Name(change), "MEANING_CHANGE_");
}
std::string_view InWords(v1::MeaningChange change) {
  switch (change) {
    case v1::MEANING_CHANGE_NEGATION: return "a negation came or went";
    case v1::MEANING_CHANGE_NUMBER: return "a number differs";
    case v1::MEANING_CHANGE_NAME: return "a name differs";
    case v1::MEANING_CHANGE_MODALITY: return "certainty differs, as “may” for “must”";
    case v1::MEANING_CHANGE_SUBJECT: return "who does what differs";
    case v1::MEANING_CHANGE_CUT: return "it turns the sense";
    case v1::MEANING_CHANGE_WORD: return "words that matter differ";
    default: return "";
  }
}
std::string NameOf(v1::LinkKind kind) {
  return WithoutPrefix(v1::LinkKind_Name(kind), "LINK_KIND_");
}
std::string NameOf(v1::SpeakerKind kind) {
  return WithoutPrefix(v1::SpeakerKind_Name(kind), "SPEAKER_KIND_");
}
std::string NameOf(v1::OccurrenceState state) {
  return WithoutPrefix(v1::OccurrenceState_Name(state), "OCCURRENCE_STATE_");
}

std::string DateOf(const google::protobuf::Timestamp& time) {
  const std::string text = domain::FormatTime(domain::Time(std::chrono::seconds(time.seconds())));
  constexpr size_t kDate = 10;      // "2023-02-15"
  constexpr size_t kTimeOfDay = 5;  // "09:30"
  const std::string time_of_day = text.substr(kDate + 1, kTimeOfDay);
  return text.substr(0, kDate) + (time_of_day == "00:00" ? "" : " " + time_of_day + " UTC");
}

std::optional<google::protobuf::Timestamp> TimestampOf(const std::string& text) {
  const std::optional<domain::Time> time = domain::ParseTime(text);
  if (!time) return std::nullopt;
  const auto seconds = std::chrono::floor<std::chrono::seconds>(*time);
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(seconds.time_since_epoch().count());
  timestamp.set_nanos(static_cast<int32_t>(std::chrono::nanoseconds(*time - seconds).count()));
  return timestamp;
}

std::string Count(int64_t count, const std::string& singular) {
  return std::to_string(count) + " " + singular + (count == 1 ? "" : "s");
}

std::string DoubtOf(v1::SpeakerLink link) {
  switch (link) {
    case v1::SPEAKER_LINK_SURNAME: return "known by the last name alone";
    case v1::SPEAKER_LINK_ONE_OF_SEVERAL: return "the first of several of this name";
    case v1::SPEAKER_LINK_SPELLING: return "known by another spelling of the name";
    default: return "";
  }
}

StatementView ViewOf(const v1::Occurrence& occurrence) {
  const v1::Statement& statement = occurrence.statement();
  StatementView view;
  view.id = ShortOccurrenceName(occurrence.name());
  view.speaker = statement.speaker().display_name();
  view.speaker_kind = NameOf(statement.speaker().kind());
  for (const v1::SpeakerCandidate& candidate : statement.speaker().candidates()) {
    if (view.speaker.empty()) view.candidates.push_back(candidate.display_name());
  }
  uint32_t end = 0;
  for (const v1::Segment& segment : statement.content()) {
    const v1::TextSpan& span = segment.span();
    AddSegment(span.text(), static_cast<uint32_t>(span.start()), end, view);
    end = static_cast<uint32_t>(span.end());
  }
  view.kind = WithoutPrefix(v1::StatementKind_Name(statement.kind()), "STATEMENT_KIND_");
  view.source = statement.source().text();
  view.cue = statement.cue().text();
  view.confidence = statement.confidence();
  if (occurrence.state() == v1::OCCURRENCE_STATE_WITHDRAWN) view.note = "withdrawn";
  if (occurrence.state() == v1::OCCURRENCE_STATE_ALTERED) view.note = "altered";
  if (const std::string doubt = DoubtOf(statement.speaker().link()); !doubt.empty()) {
    view.note += (view.note.empty() ? "" : "; ") + ("speaker unsure: " + doubt);
  }
  return view;
}

StyledText CreditedWith(const v1::Quote& quote) {
  if (quote.speakers().empty()) return {{"unknown", Style::kWarning}};
  StyledText text = {{ForTerminal(quote.speakers(0).display_name()), Style::kStrong}};
  for (int i = 1; i < quote.speakers_size(); ++i) {
    text.push_back({(i == 1 ? ", also " : ", ") + ForTerminal(quote.speakers(i).display_name()),
                    Style::kWarning});
  }
  return text;
}

StyledText WordsOf(const v1::Quote& quote) {
  const std::string words = ForTerminal(quote.wording());
  return {{quote.verbatim() ? "“" + words + "”" : words, Style::kPlain}};
}

std::string PlaceOf(const v1::Occurrence& occurrence) { return DescribePlace(occurrence); }
std::string PlaceOf(const v1::ParagraphPlace& place) { return DescribePlace(place); }

std::vector<domain::Edit> EditsOf(const v1::Comparison& comparison) {
  std::vector<domain::Edit> edits;
  for (const v1::Edit& edit : comparison.edits()) {
    edits.push_back(
        {OperationOf(edit.operation()), edit.old_text(), edit.new_text(), edit.move_number()});
  }
  return edits;
}

}  // namespace verbatim::cli
