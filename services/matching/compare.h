#ifndef VERBATIM_SERVICES_MATCHING_COMPARE_H_
#define VERBATIM_SERVICES_MATCHING_COMPARE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "services/domain/quote.h"
#include "services/matching/normal_form.h"
#include "services/matching/side.h"
#include "services/matching/units.h"

namespace verbatim::matching {

// Whether two wordings report the same utterance, and how the second reports the first: aligns
// them word by word and judges the differences. Deterministic and, but for the direction of the
// edits, symmetric. Without edits. Time O(words of a x words of b), bit-parallel or banded for
// long texts.
domain::Comparison Compare(const NormalForm& a, const NormalForm& b);

// The same of sides, for who compares one with many.
domain::Comparison Compare(const Side& a, const Side& b);

// The same verdict with the edits from A to B for display. `a_text` and `b_text` are the originals
// that the forms were made from.
domain::Comparison CompareWithEdits(const NormalForm& a, std::string_view a_text,
                                    const NormalForm& b, std::string_view b_text);

// What two texts share in order and near together, whatever stands between.
struct Overlap {
  double share = 0;     // of b's words, contractions taken apart
  uint32_t weight = 0;  // of the shared words, in the bits of word_weights.h
};
Overlap OverlapOf(const NormalForm& a, const NormalForm& b);

// Compares many pairs of texts, using its memory again. Not thread-safe.
class TextComparer {
 public:
  // As Compare() of both normal forms.
  domain::Comparison Compare(std::string_view a, std::string_view b);

 private:
  NormalForm a_;
  NormalForm b_;
  std::vector<Unit> shorter_units_;
  std::vector<Unit> longer_units_;
};

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_COMPARE_H_
