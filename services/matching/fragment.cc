#include "services/matching/fragment.h"

#include <algorithm>
#include <cmath>

namespace verbatim::matching {
namespace {

constexpr double kBias = -2.9;
constexpr double kPerBit = 0.1;  // of the shared words' weights
constexpr double kMostBits = 50;
constexpr double kPerWord = 0.17;
constexpr double kMostWords = 12;
constexpr double kStartOfText = 0.65;  // the whole text begins with the shared words
constexpr double kMarkBefore = 0.9;    // punctuation stands before them there
constexpr double kInsidePhrase = -1.0;
constexpr double kPredicate = 0.9;
constexpr double kMarkAfter = 1.0;
constexpr double kHeadline = 0.3;
constexpr double kQuotedInside = -4.0;
constexpr double kOwnWords = -1.3;
constexpr double kOtherBeginning = -0.9;  // a sentence begins there in one text only
constexpr double kPerLostShare = -13.0;

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

// What the place says at which the shared words begin in the longer text. Reporters quote what
// someone or something is ("dangerous for a president" of "This is dangerous for a president") and
// seldom start behind "the" or "of".
double BeginningEvidence(const Side& a, const Side& b, uint32_t first) {
  if (first == 0) return kStartOfText;
  const Unit& before = b.units[first - 1];
  if (before.code == b.units[first].code) return kInsidePhrase;  // "very, very weak"
  if (b.Word(first - 1).before_break) return kMarkBefore;
  if (a.in_title_case) return 0;
  if ((before.classes & kAuxiliary) != 0) return kPredicate;
  const bool inside = (before.classes & (kDeterminer | kPreposition)) != 0 &&
                      (before.classes & (kPronoun | kDiscourse)) == 0;
  return inside ? kInsidePhrase : 0;
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
  const bool begins_sentence = front.b == 0 || b.Word(front.b).after_stop;

  double x = kBias + kPerBit * std::min(shared.bits, kMostBits) +
             kPerWord * std::min(shared.words, kMostWords);
  x += kPerLostShare * found.loss / (found.loss + found.shared_mass);
  x += BeginningEvidence(a, b, front.b);
  if (b.Word(end - 1).before_break) x += kMarkAfter;
  if (a.in_title_case) x += kHeadline;
  if (IsQuotedInside(b, found)) x += kQuotedInside;
  if (found.left.a_mass > 0 || found.right.a_mass > 0) x += kOwnWords;
  if (a.Word(0).capitalised && !a.in_title_case && !begins_sentence) x += kOtherBeginning;
  return 1 / (1 + std::exp(-x));
}

}  // namespace verbatim::matching
