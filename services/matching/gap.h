#ifndef VERBATIM_SERVICES_MATCHING_GAP_H_
#define VERBATIM_SERVICES_MATCHING_GAP_H_

#include <cstdint>

#include "absl/container/inlined_vector.h"

#include "services/domain/quote.h"
#include "services/matching/alignment.h"
#include "services/matching/side.h"

namespace verbatim::matching {

// How two texts differ at one place.
enum class GapKind : uint8_t {
  kSame,       // no difference in words: spelling, numbers otherwise written, misread letters
  kTidied,     // hesitations, false starts and discourse markers came or went
  kBracketed,  // the editor's words: added, or in place of others
  kForm,       // another form of the same word, or other function words
  kMoved,      // the same words in another order
  kEllipsis,   // one text marks that it leaves these words out
  kAdded,      // one text has words that the other has not
  kReplaced,   // other words
};

// A place between two blocks, before the first or after the last. Either range may be empty.
struct Gap {
  Range a;
  Range b;
  GapKind kind = GapKind::kSame;
  domain::MeaningChange change = domain::MeaningChange::kNone;
  bool aside = false;   // added between marks, as a remark
  bool tense = false;   // "is" in one, "was" in the other
  uint32_t a_mass = 0;  // of what is left after tidying
  uint32_t b_mass = 0;
};

using Gaps = absl::InlinedVector<Gap, 12>;

// Judges the difference between two ranges on its own.
Gap JudgeGap(const Side& a, const Side& b, Range range_a, Range range_b);

// The gaps around and between blocks, blocks.size() + 1 of them, judged one by one and then
// together (words that moved from one to another).
Gaps JudgeGaps(const Side& a, const Side& b, const Blocks& blocks);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_GAP_H_
