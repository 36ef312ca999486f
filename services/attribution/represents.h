#ifndef VERBATIM_SERVICES_ATTRIBUTION_REPRESENTS_H_
#define VERBATIM_SERVICES_ATTRIBUTION_REPRESENTS_H_

#include <optional>
#include <string>
#include <string_view>

#include "services/attribution/cast.h"
#include "services/attribution/phrase.h"
#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {

// The organisation for which a person speaks, and the words that say so.
struct Represented {
  std::string name;
  text::TokenRange evidence;
  double confidence = 0;
  std::string_view method;  // "title", "apposition", "demonym"
};

// Reads a mention's title and apposition: "Russian foreign ministry spokeswoman" speaks for the
// Russian foreign ministry, "chair of the U.S. Joint Chiefs of Staff" for the U.S. Joint Chiefs of
// Staff, "Ukrainian President" for Ukraine. Nullopt when the words name no organisation, when the
// office is a former one, and for who speaks for nobody else: "Acme nominee", "professor at Acme".
std::optional<Represented> RepresentedIn(const TaggedText& text, const Cast& cast,
                                         const Mention& mention);

// The same for a person or people described: "a senior Kremlin official". `phrase` is the
// description. Nullopt for those who do not speak for others: "a Kremlin critic".
std::optional<Represented> RepresentedIn(const TaggedText& text, const Cast& cast,
                                         const Phrase& phrase);

// What RepresentedIn finds at the entity's mentions in the paragraph of `token`, the nearest before
// it first. Looks at a bounded number of mentions.
std::optional<Represented> RepresentedNear(const TaggedText& text, const Cast& cast,
                                           uint32_t entity, uint32_t token);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_REPRESENTS_H_
