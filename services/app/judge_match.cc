#include "services/app/judge_match.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "services/app/attribution_conflict.h"
#include "services/matching/lexicon.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

using domain::Comparison;
using domain::Edit;
using domain::EditOp;
using domain::Relation;

// Whether a piece of text ends a sentence, closing marks and brackets aside.
bool EndsSentence(std::string_view text) {
  for (const std::string_view mark : {"”", "’", "\"", "'", ")", "]", "»"}) {
    while (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
}

// Whether what follows a comma begins a sentence all the same: “We stay,” she said. “The rest
// goes.” is kept as "We stay, The rest goes." A capital that is neither "I" nor perhaps a name's
// tells.
bool BeginsSentence(std::string_view text) {
  const matching::NormalForm form = matching::Normalize(text);
  if (form.words.empty() || !form.words.front().capitalised) return false;
  const std::string_view first = form.Text(form.words.front());
  return first != "i" && !first.starts_with("i'") &&
         matching::Lexicon::Get().Find(form.words.front().hash) != nullptr;
}

bool PartsSentences(std::string_view before, std::string_view after) {
  return EndsSentence(before) || (before.ends_with(',') && BeginsSentence(after));
}

enum class Words { kAll, kWholeSentences, kCut, kOther };

// What became of the known words.
Words WordsOf(const Comparison& comparison) {
  if (comparison.relation == Relation::kExact) return Words::kAll;
  if (comparison.relation != Relation::kPartial) return Words::kOther;
  const std::vector<Edit>& edits = comparison.edits;
  const auto keeps_or_cuts = [](const Edit& edit) {
    return edit.op == EditOp::kKeep || edit.op == EditOp::kCut;
  };
  if (!std::all_of(edits.begin(), edits.end(), keeps_or_cuts)) return Words::kOther;
  for (size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].op != EditOp::kCut) continue;
    const bool begins_at_sentence = i == 0 || PartsSentences(edits[i - 1].a_text, edits[i].a_text);
    const bool ends_at_sentence =
        i + 1 == edits.size() || PartsSentences(edits[i].a_text, edits[i + 1].a_text);
    if (!begins_at_sentence || !ends_at_sentence) return Words::kCut;
  }
  return Words::kWholeSentences;
}

}  // namespace

Verdict JudgeMatch(const QuoteMatch& match) {
  if (match.speaker_match == SpeakerMatch::kOther) return Verdict::kMisattributed;
  const Words words = WordsOf(match.comparison);
  if (words == Words::kOther) return Verdict::kAltered;
  if (match.comparison.meaning_changed()) return Verdict::kTruncated;
  if (HasAttributionConflict(match.quote)) return Verdict::kDisputed;
  if (match.quote.speakers.empty()) return Verdict::kUnattributed;
  return words == Words::kCut ? Verdict::kTruncated : Verdict::kAccurate;
}

bool IsGraver(Verdict a, Verdict b) {
  const auto gravity = [](Verdict verdict) {
    switch (verdict) {
      case Verdict::kAccurate: return 0;
      case Verdict::kTruncated: return 1;
      case Verdict::kUnattributed: return 2;
      case Verdict::kDisputed: return 3;
      case Verdict::kAltered: return 4;
      case Verdict::kMisattributed: return 5;
      case Verdict::kNotFound: return 6;
    }
    return 6;
  };
  return gravity(a) > gravity(b);
}

}  // namespace verbatim::app
