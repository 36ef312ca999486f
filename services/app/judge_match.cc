#include "services/app/judge_match.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

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
    const bool begins_at_sentence = i == 0 || EndsSentence(edits[i - 1].a_text);
    const bool ends_at_sentence = i + 1 == edits.size() || EndsSentence(edits[i].a_text);
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
  if (match.quote.speakers.size() > 1) return Verdict::kDisputed;
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
