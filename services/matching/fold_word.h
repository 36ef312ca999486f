#ifndef VERBATIM_SERVICES_MATCHING_FOLD_WORD_H_
#define VERBATIM_SERVICES_MATCHING_FOLD_WORD_H_

#include <cstddef>
#include <string>

namespace verbatim::matching {

// Evens out the Unicode form and case of the word that stands at the end of a text, from byte
// `begin` on. Less than the word may be left of it, or nothing.
void FoldLastWord(size_t begin, std::string& text);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_FOLD_WORD_H_
