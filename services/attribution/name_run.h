#ifndef VERBATIM_SERVICES_ATTRIBUTION_NAME_RUN_H_
#define VERBATIM_SERVICES_ATTRIBUTION_NAME_RUN_H_

#include <cstdint>

#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {

// Longest run read as one name with its titles, tokens.
inline constexpr uint32_t kMaxRunTokens = 16;

// Whether a name, perhaps with titles before it, can begin here: a capital letter that is not only
// there because the sentence begins.
bool StartsName(const TaggedText& text, uint32_t token);

// The run of name tokens that begins at `begin`: capitalised words with particles ("von der"),
// initials, nicknames in quotation marks, suffixes (", Jr."), and the "of" and "and" inside
// organisations' names. REQUIRES: StartsName(text, begin).
text::TokenRange ReadNameRun(const TaggedText& text, uint32_t begin);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_NAME_RUN_H_
