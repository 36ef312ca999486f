#ifndef VERBATIM_SERVICES_ATTRIBUTION_REPRESENTS_H_
#define VERBATIM_SERVICES_ATTRIBUTION_REPRESENTS_H_

#include <optional>
#include <string>
#include <string_view>

#include "services/attribution/cast.h"
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
// Staff, "Ukrainian President" for Ukraine. Nullopt when the words name no organisation.
std::optional<Represented> RepresentedIn(const TaggedText& text, const Cast& cast,
                                         const Mention& mention);

// What RepresentedIn finds at the entity's mention nearest before `token`, else nearest after it.
// Looks at a bounded number of mentions.
std::optional<Represented> RepresentedBy(const TaggedText& text, const Cast& cast, uint32_t entity,
                                         uint32_t token);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_REPRESENTS_H_
