#include "services/matching/fragment.h"

#include <algorithm>
#include <cmath>

namespace verbatim::matching {
namespace {

constexpr double kBias = -2.65;
constexpr double kPerBit = 0.1;  // of the shared words' weights
constexpr double kMostBits = 50;
constexpr double kPerWord = 0.09;
constexpr double kMostWords = 12;
constexpr double kMarkBefore = 0.5;
constexpr double kStartOfText = 0.3;  // the whole text begins with the shared words
constexpr double kMarkAfter = 1.05;
constexpr double kHeadline = 0.7;
constexpr double kQuotedInside = -3.0;
constexpr double kBothGoOn = -1.0;        // one before, the other after
constexpr double kConflict = -2.5;        // both on the same side
constexpr double kOtherBeginning = -0.8;  // a sentence begins there in one text only
constexpr double kPerLostShare = -12.0;

struct Shared {
  double bits = 0;
  double words = 0;
};

Shared SharedWords(const Side& a, const Correspondence& found) {
  Shared shared;
  for (const Block& block : found.blocks) {
    for (uint32_t k = 0; k < block.size; ++k) {
      shared.bits += a.units[block.a + k].weight;
      shared.words += 1;
    }
  }
  return shared;
}

// Whether both texts have words of their own at one edge.
bool IsConflict(const Gap& edge) {
  return edge.kind == GapKind::kReplaced || edge.kind == GapKind::kMoved;
}

}  // namespace

bool IsQuotedInside(const Side& b, const Correspondence& found) {
  return std::all_of(found.blocks.begin(), found.blocks.end(), [&](const Block& block) {
    for (uint32_t j = block.b; j < block.b_end(); ++j) {
      if (!b.Word(j).quoted) return false;
    }
    return true;
  });
}

double FragmentLikelihood(const Side& a, const Side& b, const Correspondence& found) {
  const Shared shared = SharedWords(a, found);
  const Block& front = found.blocks.front();
  const uint32_t end = found.blocks.back().b_end();
  const bool begins_text = front.b == 0;
  const bool conflict = IsConflict(found.left) || IsConflict(found.right);
  const bool begins_sentence = begins_text || b.Word(front.b).after_stop;

  double x = kBias + kPerBit * std::min(shared.bits, kMostBits) +
             kPerWord * std::min(shared.words, kMostWords);
  x += kPerLostShare * found.loss / (found.loss + found.shared_mass);
  if (begins_text || b.Word(front.b - 1).before_break) x += kMarkBefore;
  if (b.Word(end - 1).before_break) x += kMarkAfter;
  if (begins_text) x += kStartOfText;
  if (a.in_title_case) x += kHeadline;
  if (IsQuotedInside(b, found)) x += kQuotedInside;
  if (conflict) {
    x += kConflict;
  } else if ((found.left.a_mass > 0) != (found.right.a_mass > 0)) {
    x += kBothGoOn;
  }
  if (a.Word(0).capitalised && !a.in_title_case && !begins_sentence) x += kOtherBeginning;
  return 1 / (1 + std::exp(-x));
}

}  // namespace verbatim::matching
