#include "clients/cli/revision_view.h"

#include <string>

#include "clients/cli/api_view.h"
#include "clients/cli/difference_view.h"
#include "clients/cli/names.h"
#include "services/app/compare_wordings.h"

namespace verbatim::cli {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kLabelWidth = 11;  // "withdrawn" and a gap

std::string SpeakerOr(const std::string& name) {
  return name.empty() ? "unknown" : ForTerminal(name);
}

StyledText Described(const v1::OccurrenceChange& change) {
  StyledText text = {{SpeakerOr(change.speaker_name()), Style::kStrong}};
  if (change.kind() != v1::OCCURRENCE_CHANGE_KIND_ALTERED) {
    text.push_back({": " + ForTerminal(change.wording()), Style::kPlain});
    text.push_back({" · " + ShortOccurrenceName(change.occurrence()), Style::kFaint});
    return text;
  }
  if (change.new_speaker_name() != change.speaker_name()) {
    text.push_back({" -> ", Style::kPlain});
    text.push_back({SpeakerOr(change.new_speaker_name()), Style::kStrong});
  }
  text.push_back({": ", Style::kPlain});
  if (change.wording() == change.new_wording()) {
    text.push_back({ForTerminal(change.wording()), Style::kPlain});
  } else {
    const auto comparison = app::CompareWordingsWithEdits(change.wording(), change.new_wording());
    for (Run& run : DifferenceView(comparison.edits)) text.push_back(std::move(run));
  }
  text.push_back({" · " + ShortOccurrenceName(change.occurrence()) + " -> " +
                      ShortOccurrenceName(change.replaced_by()),
                  Style::kFaint});
  return text;
}

Run LabelOf(v1::OccurrenceChangeKind kind) {
  switch (kind) {
    case v1::OCCURRENCE_CHANGE_KIND_ADDED: return {"added", Style::kGood};
    case v1::OCCURRENCE_CHANGE_KIND_ALTERED: return {"altered", Style::kWarning};
    case v1::OCCURRENCE_CHANGE_KIND_WITHDRAWN: return {"withdrawn", Style::kBad};
    default: return {"", Style::kPlain};
  }
}

}  // namespace

void PrintRevisions(const std::vector<v1::ArticleRevision>& revisions, Output& output) {
  for (size_t i = 0; i < revisions.size(); ++i) {
    const v1::ArticleRevision& revision = revisions[i];
    if (i > 0) output.Line();
    const std::string number = revision.name().substr(revision.name().rfind('/') + 1);
    output.Paragraph(
        {{"Revision " + number, Style::kHeading},
         {" · stored " + DateOf(revision.create_time()), Style::kFaint},
         {revision.title().empty() ? "" : " · " + ForTerminal(revision.title()), Style::kPlain}});
    if (revision.changes().empty()) {
      output.Paragraph({{"No statement changed.", Style::kFaint}}, kIndent);
    }
    for (const v1::OccurrenceChange& change : revision.changes()) {
      output.Labelled(LabelOf(change.kind()), kLabelWidth, Described(change), kIndent);
    }
  }
}

}  // namespace verbatim::cli
