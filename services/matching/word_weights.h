#ifndef VERBATIM_SERVICES_MATCHING_WORD_WEIGHTS_H_
#define VERBATIM_SERVICES_MATCHING_WORD_WEIGHTS_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace verbatim::matching {

// How much a shared word says about two quotes being one utterance: bits of information (-log2 of
// its frequency in news English) above the seven of a word such as "his". A word that is not
// listed weighs kUnlistedWeight.
inline constexpr uint8_t kUnlistedWeight = 8;

// The words of each weight, separated by spaces; the index is the weight.
extern const std::array<std::string_view, 7> kWordsByWeight;

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_WORD_WEIGHTS_H_
