#ifndef VERBATIM_SERVICES_ATTRIBUTION_ROLE_PHRASE_H_
#define VERBATIM_SERVICES_ATTRIBUTION_ROLE_PHRASE_H_

#include <cstdint>

#include "services/attribution/mention.h"
#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {

// The words beside a name that say what the person is.
struct RolePhrase {
  text::TokenRange phrase;  // all of it, determiner included: "the top U.S. general,"
  text::TokenRange words;   // from the first word after the determiner to the role's last word
  uint32_t head = 0;        // the role: "general"
  Gender gender = Gender::kUnknown;
  bool titled = false;  // ends in an honorific or a capitalised title: "Mr", "General"

  bool IsPerson() const { return !words.empty(); }
};

// The role before a name that begins at `name`: "the US defence secretary", "Mr", "The head of the
// district," (with a comma); empty if there is none. Reads at most a phrase back.
RolePhrase RoleBefore(const TaggedText& text, uint32_t name);

// The role after a name that ends at `end`: ", chair of the Joint Chiefs,", also behind brackets
// ("(D-Mo.)") or an age (", 51,"); empty if there is none.
RolePhrase RoleAfter(const TaggedText& text, uint32_t end);

// The gender that words in the range tell: "spokeswoman", "Mr".
Gender GenderIn(const TaggedText& text, text::TokenRange range);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_ROLE_PHRASE_H_
