#ifndef VERBATIM_SERVICES_FACTS_SENSES_H_
#define VERBATIM_SERVICES_FACTS_SENSES_H_

#include <string>
#include <string_view>

// What words stand for when claims are compared.
namespace verbatim::facts {

// The place behind a demonym ("dutch" is "netherlands") or another of its names ("britain" is
// "uk"), and behind a capital or seat that stands for a government ("baku" is "azerbaijan"), unless
// `place`: "in Baku" is not "in Azerbaijan". Others come back as they are. Folded words.
std::string NameSense(std::string_view word, bool place);

// One stem for words that news uses for one thing: "killed", "died" and "dead"; "deployed" and
// "stationed". Others get their own stem. Folded words.
std::string WordSense(std::string_view word);

// Too general to tell claims apart: "people", "official", "country". Senses.
bool IsGeneral(std::string_view sense);

// Whether two senses exclude each other: "rise" and "fall", "die" and "injure".
bool AreOpposite(std::string_view a, std::string_view b);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_SENSES_H_
