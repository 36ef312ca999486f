#ifndef VERBATIM_SERVICES_ATTRIBUTION_PRONOUN_GENDER_H_
#define VERBATIM_SERVICES_ATTRIBUTION_PRONOUN_GENDER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/attribution/mention.h"
#include "services/attribution/tagged_text.h"

// What "he" and "her" tell of the people around them, where only one person can be meant.
namespace verbatim::attribution {

// The gender of each entity by the pronouns that can mean nobody else: those in a sentence where,
// with the sentence before, one person only is named. Unknown where pronouns are absent or
// disagree. Pronouns and names inside quotation marks do not count. Linear in the document.
// REQUIRES: every mention's entity is below `entities` or kNoEntity.
std::vector<Gender> GendersByPronoun(const TaggedText& text, const std::vector<Mention>& mentions,
                                     size_t entities);

// The gender of the person at mentions[index] by the first pronoun behind it, in its sentence or
// the next, before anybody else is named; unknown if there is none.
Gender GenderBehind(const TaggedText& text, const std::vector<Mention>& mentions, uint32_t index);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_PRONOUN_GENDER_H_
