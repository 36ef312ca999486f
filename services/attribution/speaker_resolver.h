#ifndef VERBATIM_SERVICES_ATTRIBUTION_SPEAKER_RESOLVER_H_
#define VERBATIM_SERVICES_ATTRIBUTION_SPEAKER_RESOLVER_H_

#include <vector>

#include "services/attribution/conversation.h"
#include "services/domain/statement.h"

namespace verbatim::attribution {

// Finds whom a source mention means, whatever its form.
Resolution ResolveSource(const Conversation& conversation, const Source& source,
                         const std::vector<text::TokenRange>& own_content);

// Finds who speaks where no source stands: the speaker of the same paragraph, the one of whom the
// paragraph before went on to quote, the other one of two who take turns, or whom a line with a
// colon introduces. `content` is where the statement's content begins.
Resolution ResolveWithoutSource(const Conversation& conversation,
                                const domain::Statement& statement, uint32_t content);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_SPEAKER_RESOLVER_H_
