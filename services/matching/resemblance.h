#ifndef VERBATIM_SERVICES_MATCHING_RESEMBLANCE_H_
#define VERBATIM_SERVICES_MATCHING_RESEMBLANCE_H_

#include <string_view>

namespace verbatim::matching {

// How two words that are not spelt alike may still be one word.
enum class Resemblance {
  kNone,
  kMisread,     // letters confused in scanning or typing: "c1ients", "d0", "cafe"
  kInflection,  // another form of one word: "law", "laws"; "pick", "picking"
  kNegated,     // one is the other with a negating prefix: "lawful", "unlawful"
};

// REQUIRES: both words are normalised. Time O(length of a x length of b), bounded: words of more
// than 40 bytes resemble nothing.
Resemblance CompareWords(std::string_view a, std::string_view b);

// Whether CompareWords() says kNegated, without looking at anything else.
bool IsNegation(std::string_view a, std::string_view b);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_RESEMBLANCE_H_
