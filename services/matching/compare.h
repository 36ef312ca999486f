#ifndef VERBATIM_SERVICES_MATCHING_COMPARE_H_
#define VERBATIM_SERVICES_MATCHING_COMPARE_H_

#include <string_view>

#include "services/domain/quote.h"
#include "services/matching/normal_form.h"

namespace verbatim::matching {

// Whether two wordings report the same utterance, and how the second reports the first: aligns
// them word by word and judges the differences. Deterministic and, but for the direction of the
// edits, symmetric. Without edits. Time O(words of a x words of b), bit-parallel or banded for
// long texts.
domain::Comparison Compare(const NormalForm& a, const NormalForm& b);

// The same verdict with the edits from A to B for display. `a_text` and `b_text` are the originals
// that the forms were made from.
domain::Comparison CompareWithEdits(const NormalForm& a, std::string_view a_text,
                                    const NormalForm& b, std::string_view b_text);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_COMPARE_H_
