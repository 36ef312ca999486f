#include "services/export/occurrence_table.h"

#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

#include "services/export/csv_row.h"
#include "services/export/text_fragment.h"

namespace verbatim::exports {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(const Span& span) {
  return {{"start", span.begin}, {"end", span.end}, {"text", span.text}};
}

Json ToJson(const std::optional<Span>& span) { return span ? ToJson(*span) : Json(); }

std::string LinkOf(const OccurrenceRecord& occurrence) {
  return TextFragmentLink(occurrence.article.url, occurrence.content.front().span.text);
}

std::string TimeOf(const OccurrenceRecord& occurrence) {
  const auto& time = occurrence.article.publish_time;
  return time ? domain::FormatTime(*time) : "";
}

std::string_view RelationOf(const OccurrenceRecord& occurrence) {
  return occurrence.quote.empty() ? "" : domain::Name(occurrence.relation);
}

std::string_view SpeakerKindOf(const OccurrenceRecord& occurrence) {
  return occurrence.resolved.IsKnown() ? domain::Name(occurrence.resolved.kind) : "";
}

// In JSON as members in this order; in CSV as one row.
Json ToJson(const OccurrenceRecord& occurrence) {
  Json content = Json::array();
  for (const Segment& segment : occurrence.content) content.push_back(ToJson(segment.span));
  return {{"occurrence", occurrence.name},
          {"quote", occurrence.quote},
          {"kind", domain::Name(occurrence.kind)},
          {"wording", occurrence.wording},
          {"speaker_name", occurrence.resolved.name},
          {"speaker", occurrence.speaker},
          {"speaker_kind", SpeakerKindOf(occurrence)},
          {"speaker_confidence", occurrence.resolved.confidence},
          {"cue", ToJson(occurrence.cue)},
          {"source", ToJson(occurrence.source)},
          {"relation", RelationOf(occurrence)},
          {"first_appearance", occurrence.first_appearance},
          {"state", Name(occurrence.state)},
          {"article", occurrence.article.name},
          {"revision", occurrence.revision},
          {"url", occurrence.article.url},
          {"link", LinkOf(occurrence)},
          {"title", occurrence.article.title},
          {"entry", occurrence.entry_heading},
          {"outlet", occurrence.article.outlet},
          {"publish_time", TimeOf(occurrence)},
          {"start", occurrence.content.front().span.begin},
          {"end", occurrence.content.back().span.end},
          {"confidence", occurrence.confidence},
          {"content", std::move(content)}};
}

// A member as a cell: of a span its words; nothing of what only JSON has.
std::string CellOf(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object()) return value["text"].get<std::string>();
  return value.is_null() ? "" : value.dump();
}

constexpr std::string_view kJsonOnly = "content";

template <typename Cell>
std::string Row(const OccurrenceRecord& occurrence, Cell cell) {
  std::vector<std::string> cells;
  const Json record = ToJson(occurrence);
  for (const auto& [name, value] : record.items()) {
    if (name != kJsonOnly) cells.push_back(cell(name, value));
  }
  return CsvRow(cells);
}

}  // namespace

const char* Name(State state) {
  switch (state) {
    case State::kCurrent: return "CURRENT";
    case State::kWithdrawn: return "WITHDRAWN";
    case State::kAltered: return "ALTERED";
  }
  return "";
}

std::string OccurrenceCsvHeader() {
  OccurrenceRecord any;
  any.content.emplace_back();
  return Row(any, [](const std::string& name, const Json&) { return name; });
}

std::string OccurrenceCsvRow(const OccurrenceRecord& occurrence) {
  return Row(occurrence, [](const std::string&, const Json& value) { return CellOf(value); });
}

std::string OccurrenceJsonLine(const OccurrenceRecord& occurrence) {
  return ToJson(occurrence).dump() + "\n";
}

}  // namespace verbatim::exports
