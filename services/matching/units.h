#ifndef VERBATIM_SERVICES_MATCHING_UNITS_H_
#define VERBATIM_SERVICES_MATCHING_UNITS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "services/matching/lexicon.h"
#include "services/matching/normal_form.h"

namespace verbatim::matching {

// What matching counts as one word: contractions and possessives taken apart ("don't" is "do"
// "not", "Kyiv's" is "kyiv" "'s"), one spelling for British and American, numbers in digits,
// letters without accents.
struct Unit {
  uint64_t code = 0;       // equal for units that may be the same: "'s", "is", "has"
  uint64_t canonical = 0;  // the word in its usual spelling
  uint32_t word = 0;       // index into NormalForm::words
  uint32_t classes = 0;    // WordClass
  uint8_t weight = 0;
  const WordInfo* info = nullptr;  // of words that the lexicon lists
};

// The units of a form, glosses left out, in order. Linear time.
std::vector<Unit> MakeUnits(const NormalForm& form);

// The same into a vector used before, whose memory is used again.
void MakeUnitsInto(const NormalForm& form, std::vector<Unit>& units);

// The words that say the most, the heaviest first, each once, at most `most`; none that everybody
// uses. As in the form.
std::vector<std::string> HeaviestWords(const NormalForm& form, size_t most);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_UNITS_H_
