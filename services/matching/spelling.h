#ifndef VERBATIM_SERVICES_MATCHING_SPELLING_H_
#define VERBATIM_SERVICES_MATCHING_SPELLING_H_

#include <string>
#include <string_view>

namespace verbatim::matching {

// Spells a word by rule as Americans do: "organisation", "neighbours", "travelled". False when no
// rule applies. For comparison only: "promize" is fine as long as both sides get it.
bool RespellByRule(std::string_view word, std::string& respelt);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_SPELLING_H_
