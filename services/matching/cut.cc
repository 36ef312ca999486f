#include "services/matching/cut.h"

#include <algorithm>

#include "services/matching/stable_hash.h"

namespace verbatim::matching {
namespace {

using domain::MeaningChange;

// Words of the frame that are looked at, next to what is kept.
constexpr uint32_t kFrameWords = 10;

bool HasClass(const Side& side, uint32_t unit, uint32_t classes) {
  return (side.units[unit].classes & classes) != 0;
}

// The end of the cut that stands in the same clause as what follows it.
bool FrameTurns(const Side& side, Range cut) {
  if (cut.empty()) return false;
  const uint32_t first = cut.size() > kFrameWords ? cut.end - kFrameWords : cut.begin;
  for (uint32_t i = cut.end; i > first; --i) {
    if (side.Word(i - 1).before_break) return false;
    if (HasClass(side, i - 1, kNegator | kNegativeVerb | kReport)) return true;
  }
  return false;
}

// The beginning of the cut that goes on with the sentence before it.
bool SequelTurns(const Side& side, Range cut) {
  if (cut.empty() || side.Word(cut.begin).after_stop) return false;
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
