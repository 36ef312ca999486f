#include "clients/cli/occurrence_view.h"

#include <string>

#include "clients/cli/api_view.h"
#include "clients/cli/difference_view.h"
#include "clients/cli/names.h"
#include "clients/cli/review_view.h"
#include "clients/cli/styled_text.h"

namespace verbatim::cli {
namespace {

constexpr size_t kReviewLabelWidth = 12;
constexpr size_t kLabelWidth = 9;  // "VARIANT" and a gap
constexpr size_t kIndent = kOccurrenceMargin - kLabelWidth;

Style StyleOf(v1::Relation relation) {
  switch (relation) {
    case v1::RELATION_EXACT: return Style::kGood;
    case v1::RELATION_VARIANT:
    case v1::RELATION_PARTIAL: return Style::kWarning;
    default: return Style::kPlain;
  }
}

bool HasDifferences(const std::vector<domain::Edit>& edits) {
  for (const domain::Edit& edit : edits) {
    if (edit.op != domain::EditOp::kKeep) return true;
  }
  return false;
}

StyledText WhoAndHow(const v1::Occurrence& occurrence) {
  const StatementView view = ViewOf(occurrence);
  StyledText text;
  if (view.speaker.empty()) {
    text.push_back({"unknown", Style::kWarning});
  } else {
    text.push_back({ForTerminal(view.speaker), Style::kStrong});
  }
  std::string words = view.source;
  if (!view.cue.empty()) words += (words.empty() ? "" : " · ") + view.cue;
  if (!words.empty()) text.push_back({" (" + ForTerminal(words) + ")", Style::kPlain});
  text.push_back({" · " + view.id, Style::kFaint});
  return text;
}

}  // namespace

void PrintQuoteHeader(const v1::Quote& quote, Output& output) {
  StyledText title = {{quote.name() + " · ", Style::kHeading}};
  for (Run& run : CreditedWith(quote)) title.push_back(std::move(run));
  title.push_back({" · " + Count(quote.occurrence_count(), "occurrence") + " in " +
                       Count(quote.article_count(), "article"),
                   Style::kFaint});
  if (!quote.verbatim()) title.push_back({", a paraphrase", Style::kFaint});
  output.Paragraph(title);
  if (quote.attribution_conflict()) {
    output.Line({{"The same words are credited to several speakers.", Style::kBad}});
  }
  output.Paragraph(WordsOf(quote));
  for (const v1::Review& review : quote.reviews()) {
    output.Labelled({"Checked by", Style::kHeading}, kReviewLabelWidth, ReviewLine(review));
  }
}

void PrintOccurrence(const v1::Occurrence& occurrence, const std::vector<domain::Edit>& edits,
                     Output& output) {
  StyledText place = {{PlaceOf(occurrence), Style::kPlain}};
  if (occurrence.first_appearance()) place.push_back({" · first appearance", Style::kGood});
  if (occurrence.state() == v1::OCCURRENCE_STATE_WITHDRAWN) {
    place.push_back({" · withdrawn: the article no longer says so", Style::kBad});
  } else if (occurrence.state() == v1::OCCURRENCE_STATE_ALTERED) {
    place.push_back(
        {" · altered: the article now says " + ShortOccurrenceName(occurrence.replaced_by()),
         Style::kBad});
  }
  output.Labelled({NameOf(occurrence.relation()), StyleOf(occurrence.relation())}, kLabelWidth,
                  place, kIndent);
  output.Paragraph(WhoAndHow(occurrence), kOccurrenceMargin);
  if (HasDifferences(edits)) {
    output.Paragraph(DifferenceView(edits), kOccurrenceMargin);
  } else {
    output.Paragraph({{ForTerminal(ViewOf(occurrence).content), Style::kPlain}}, kOccurrenceMargin);
  }
}

std::string MeaningNote(const v1::Comparison& comparison) {
  if (comparison.meaning_change() == v1::MEANING_CHANGE_NONE ||
      comparison.meaning_change() == v1::MEANING_CHANGE_UNSPECIFIED) {
    return "";
  }
  return "changes the meaning: " + std::string(InWords(comparison.meaning_change()));
}

}  // namespace verbatim::cli
