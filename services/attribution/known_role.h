#ifndef VERBATIM_SERVICES_ATTRIBUTION_KNOWN_ROLE_H_
#define VERBATIM_SERVICES_ATTRIBUTION_KNOWN_ROLE_H_

#include <cstdint>
#include <string>

#include "services/attribution/cast.h"
#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {

// What the text calls a person beside the name: "spokeswoman of the Russian foreign ministry",
// "US defence secretary", without determiner. Of several roles that of the mention nearest before
// `token`, else the first after it; empty where there is none. "Mr" is no role. Looks at a bounded
// number of mentions.
std::string KnownRole(const TaggedText& text, const Cast& cast, uint32_t entity, uint32_t token);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_KNOWN_ROLE_H_
