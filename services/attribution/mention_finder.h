#ifndef VERBATIM_SERVICES_ATTRIBUTION_MENTION_FINDER_H_
#define VERBATIM_SERVICES_ATTRIBUTION_MENTION_FINDER_H_

#include <vector>

#include "services/attribution/mention.h"
#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {

// Finds where the text names people, organisations and places, with the titles and roles beside the
// names. Ordered by the begin of the name; an organisation in a title ("Kremlin spokesman Dmitry
// Peskov") has a mention of its own. Headlines in title case are left out: there capitals tell
// nothing (see FindHeadlineMentions in people.h). Linear in the text.
std::vector<Mention> FindMentions(const TaggedText& text);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_MENTION_FINDER_H_
