#include "clients/cli/alert_view.h"

#include <map>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

#include "clients/cli/api_view.h"
#include "clients/cli/names.h"
#include "clients/cli/review_view.h"
#include "services/base/error.h"

namespace verbatim::cli {
namespace {

constexpr size_t kMargin = 12;

const std::map<std::string, v1::AlertKind>& KindWords() {
  static const auto& words = *new std::map<std::string, v1::AlertKind>{
      {"stated", v1::ALERT_KIND_STATED},         {"repeated", v1::ALERT_KIND_REPEATED},
      {"figure", v1::ALERT_KIND_FIGURE_CHANGED}, {"denied", v1::ALERT_KIND_DENIED},
      {"withdrawn", v1::ALERT_KIND_WITHDRAWN},   {"reviewed", v1::ALERT_KIND_REVIEWED}};
  return words;
}

// "FIGURE" for FIGURE_CHANGED: what --only takes.
std::string LabelOf(v1::AlertKind kind) {
  const std::string name = v1::AlertKind_Name(kind).substr(std::string("ALERT_KIND_").size());
  return name.substr(0, name.find('_'));
}

Style StyleOf(v1::AlertKind kind) {
  switch (kind) {
    case v1::ALERT_KIND_DENIED:
    case v1::ALERT_KIND_WITHDRAWN: return Style::kBad;
    case v1::ALERT_KIND_FIGURE_CHANGED:
    case v1::ALERT_KIND_REVIEWED: return Style::kWarning;
    default: return Style::kStrong;
  }
}

}  // namespace

void PrintAlert(const v1::Alert& alert, Output& output) {
  const Run label = {LabelOf(alert.kind()), StyleOf(alert.kind())};
  std::vector<std::string> notes;
  if (alert.has_occurrence()) {
    const v1::Occurrence& occurrence = alert.occurrence();
    const StatementView view = ViewOf(occurrence);
    output.Labelled(label, kMargin,
                    {{ForTerminal(PlaceOf(occurrence)), Style::kPlain},
                     {" · " + ShortOccurrenceName(occurrence.name()), Style::kFaint}});
    const std::string& words = alert.claim_words().empty() ? view.content : alert.claim_words();
    output.Paragraph({{ForTerminal(words), Style::kPlain}}, kMargin);
    if (!view.speaker.empty()) notes.push_back("by " + ForTerminal(view.speaker));
    if (occurrence.state() == v1::OCCURRENCE_STATE_ALTERED) {
      notes.push_back("the article now says " + ShortOccurrenceName(occurrence.replaced_by()));
    } else if (occurrence.state() == v1::OCCURRENCE_STATE_WITHDRAWN) {
      notes.emplace_back("the article no longer says so");
    }
  } else {
    output.Labelled(label, kMargin, {{alert.erased_article() + " was erased", Style::kPlain}});
  }
  if (alert.has_review()) output.Paragraph(ReviewLine(alert.review()), kMargin);
  for (const std::string* name : {&alert.claim(), &alert.quote()}) {
    if (!name->empty()) notes.push_back(*name);
  }
  output.Paragraph({{absl::StrJoin(notes, " · "), Style::kFaint}}, kMargin);
}

absl::Status AddAlertKinds(const std::string& only, v1::AlertFilter& filter) {
  if (only.empty()) return absl::OkStatus();
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(only, ','))) {
    const auto found = KindWords().find(word);
    if (found == KindWords().end()) {
      return MakeError(
          absl::StatusCode::kInvalidArgument,
          "--only takes stated, repeated, figure, denied, withdrawn and reviewed, with "
          "commas between them, not \"" +
              word + "\"",
          {.reason = "FIELD_INVALID", .metadata = {}, .field = ""});
    }
    filter.add_kinds(found->second);
  }
  return absl::OkStatus();
}

}  // namespace verbatim::cli
