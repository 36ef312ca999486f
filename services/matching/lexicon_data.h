#ifndef VERBATIM_SERVICES_MATCHING_LEXICON_DATA_H_
#define VERBATIM_SERVICES_MATCHING_LEXICON_DATA_H_

#include <cstdint>
#include <span>
#include <string_view>

// The lists behind the lexicon, as people keep them: words separated by spaces.
namespace verbatim::matching {

struct ClassWords {
  uint32_t classes;
  std::string_view words;
};

// "word=canonical" items.
extern const std::string_view kSpellings;
// "number word=digits" items.
extern const std::string_view kNumberWords;
// "scale=value" items: words that multiply the number before them.
extern const std::string_view kScales;
// "contraction=part+part" items.
extern const std::string_view kContractions;
extern const std::span<const ClassWords> kClassWords;
// The pronouns of each grammatical person, from the first on.
extern const std::span<const std::string_view> kPersons;
// Modals that commit the speaker alike. "will" and "would" differ in tense only.
extern const std::span<const std::string_view> kModalities;
// Phrases that fill a pause, separated by commas.
extern const std::string_view kFillers;
// "side|side" groups of words that exclude each other; words of one side are separated by commas.
extern const std::string_view kOpposites;

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_LEXICON_DATA_H_
