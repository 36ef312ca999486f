#ifndef VERBATIM_SERVICES_MATCHING_BRACKET_WORDS_H_
#define VERBATIM_SERVICES_MATCHING_BRACKET_WORDS_H_

#include <string_view>

namespace verbatim::matching {

// What words tell of square brackets in a quote. All take a word in lower case.

// What an editor notes rather than says: "[sic]", "[laughter]", "[emphasis added]".
bool IsEditorsNote(std::string_view word);

// A pronoun in brackets' company is complete, so that the brackets explain it: "he [Trump] is".
bool IsPronoun(std::string_view word);

// Words with which an explanation starts rather than a substitute: "voters [in Ohio]".
bool StartsExplanation(std::string_view word);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_BRACKET_WORDS_H_
