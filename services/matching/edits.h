#ifndef VERBATIM_SERVICES_MATCHING_EDITS_H_
#define VERBATIM_SERVICES_MATCHING_EDITS_H_

#include <string_view>
#include <vector>

#include "services/domain/quote.h"
#include "services/matching/alignment.h"
#include "services/matching/side.h"

namespace verbatim::matching {

// The steps from text A to text B for display, in whole words as written with their punctuation:
// the a_texts in order are all of A, the b_texts all of B, but for white space (nothing of a text
// without words). `blocks` is what both share; a word is kept when it
// is the same on both sides, so "don't" beside "do not" is replaced. Words that stand elsewhere on
// the other side have moved: two steps, one at each place.
std::vector<domain::Edit> MakeEdits(const Side& a, std::string_view a_text, const Side& b,
                                    std::string_view b_text, const Blocks& blocks);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_EDITS_H_
