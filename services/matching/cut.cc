#include "services/matching/cut.h"

#include <algorithm>

#include "services/matching/stable_hash.h"

namespace verbatim::matching {
namespace {

using domain::MeaningChange;

// Words of the frame that are looked at, next to what is kept.
constexpr uint32_t kFrameWords = 12;
// Words in which a sentence says that the one before is not so.
constexpr uint32_t kDenialWords = 6;

bool HasClass(const Side& side, uint32_t unit, uint32_t classes) {
  return (side.units[unit].classes & classes) != 0;
}

// Whether a verb gives what follows to others: "critics claim", but not "I think".
bool IsOthersReport(const Side& side, uint32_t unit) {
  if (!HasClass(side, unit, kReport)) return false;
  const WordInfo* subject = unit > 0 ? side.units[unit - 1].info : nullptr;
  return subject == nullptr || subject->person != 1;
}

// The end of the cut that stands in the same clause as what follows it, or a condition that opens
// the same sentence: "If nobody pays, [we close]".
bool FrameTurns(const Side& side, Range cut) {
  const uint32_t first = cut.size() > kFrameWords ? cut.end - kFrameWords : cut.begin;
  bool same_clause = true;
  for (uint32_t i = cut.end; i > first; --i) {
    const uint32_t unit = i - 1;
    if (unit + 1 < side.size() && side.BeginsWord(unit + 1) && side.Word(unit + 1).after_stop) {
      return false;
    }
    same_clause = same_clause && !side.Word(unit).before_break;
    if (same_clause &&
        (HasClass(side, unit, kNegator | kNegativeVerb) || IsOthersReport(side, unit))) {
      return true;
    }
    if (side.Word(unit).after_stop && HasClass(side, unit, kCondition)) return true;
  }
  return false;
}

// "That is a lie", "This is simply not true": the sentence after speaks of what is kept.
bool NextSentenceDenies(const Side& side, Range cut) {
  const WordInfo* subject = side.units[cut.begin].info;
  if (subject == nullptr || subject->person != 0 || cut.size() < 3) return false;
  if ((subject->classes & kPronoun) == 0 || !HasClass(side, cut.begin + 1, kAuxiliary))
    return false;
  const uint32_t end = std::min(cut.end, cut.begin + kDenialWords);
  for (uint32_t i = cut.begin + 2; i < end; ++i) {
    if (side.BeginsWord(i) && side.Word(i).after_stop) return false;
    if (HasClass(side, i, kUntrue)) return true;
    if (HasClass(side, i, kNegator)) return i + 1 < end && HasClass(side, i + 1, kTrue);
  }
  return false;
}

// The beginning of the cut that goes on with the sentence before it.
bool SequelTurns(const Side& side, Range cut) {
  if (cut.empty()) return false;
  if (side.Word(cut.begin).after_stop) return NextSentenceDenies(side, cut);
  return HasClass(side, cut.begin, kTurn);
}

bool MiddleTurns(const Side& side, Range cut) {
  for (uint32_t i = cut.begin; i < cut.end; ++i) {
    if (HasClass(side, i, kNegator | kNegativeVerb | kTurn)) return true;
  }
  return false;
}

}  // namespace

MeaningChange CutChange(const Side& a, const Side& b, const Correspondence& found) {
  bool turns = FrameTurns(a, found.left.a) || FrameTurns(b, found.left.b) ||
               SequelTurns(a, found.right.a) || SequelTurns(b, found.right.b);
  for (const Gap& gap : found.gaps) {
    if (gap.kind != GapKind::kEllipsis) continue;
    turns = turns || MiddleTurns(a, gap.a) || MiddleTurns(b, gap.b);
  }
  return turns ? MeaningChange::kCut : MeaningChange::kNone;
}

}  // namespace verbatim::matching
