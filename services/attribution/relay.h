#ifndef VERBATIM_SERVICES_ATTRIBUTION_RELAY_H_
#define VERBATIM_SERVICES_ATTRIBUTION_RELAY_H_

#include <string_view>
#include <vector>

#include "services/attribution/statement_tokens.h"
#include "services/attribution/tagged_text.h"

// Who passed a statement on: agencies, outlets, state media.
namespace verbatim::attribution {

// Words that say who passed a statement on.
struct Relay {
  text::TokenRange tokens;
  double confidence = 0;
  std::string_view method;  // "according_to", "reported", "quoted_by"
};

// Whether a phrase names a news medium: "the Times", "state media", "Le Monde".
bool NamesMedium(const TaggedText& text, text::TokenRange phrase);

// "according to the Times", "state media reported", "quoted by Reuters", "Reuters quoted him as
// saying", "carried by state television": anywhere in `range` but in content and in the statement's
// own source. Linear in the range.
std::vector<Relay> FindRelays(const TaggedText& text, const std::vector<bool>& in_content,
                              const StatementTokens& statement, text::TokenRange range);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_RELAY_H_
