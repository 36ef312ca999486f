#ifndef VERBATIM_SERVICES_ATTRIBUTION_PRONOUN_RESOLVER_H_
#define VERBATIM_SERVICES_ATTRIBUTION_PRONOUN_RESOLVER_H_

#include <vector>

#include "services/attribution/conversation.h"
#include "services/attribution/foreground.h"

namespace verbatim::attribution {

// Whom a pronoun means: "he" and "she" the person in the foreground, "they" and "it" the group or
// organisation that spoke or acted last, "who" and "which" what they follow. Unknown with
// candidates when two people are about equally likely; unknown for "I", "we" and "you".
// `own_content` is what the pronoun's statement reports.
Resolution ResolvePronoun(const Conversation& conversation, uint32_t pronoun,
                          const std::vector<text::TokenRange>& own_content);

// Turns people in the foreground into an answer: the first if it is likelier than `least`, else
// unknown with the likeliest as candidates.
Resolution ChooseFrom(const Conversation& conversation, const std::vector<Candidate>& people,
                      double least, std::string_view method);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_PRONOUN_RESOLVER_H_
