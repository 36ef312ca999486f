#ifndef VERBATIM_SERVICES_ATTRIBUTION_PHRASE_H_
#define VERBATIM_SERVICES_ATTRIBUTION_PHRASE_H_

#include <cstdint>
#include <optional>

#include "services/attribution/tagged_text.h"

// Reading noun phrases without a parser: enough to find the head word of "the former head of the
// election commission" and what belongs to it. Every function reads at most a phrase's length.
namespace verbatim::attribution {

// Longest stretch read as one phrase, tokens.
inline constexpr uint32_t kMaxPhraseTokens = 30;

// A noun phrase up to its first preposition, clause or punctuation mark.
//
//   Obama's former campaign strategist at ...
//   |possr|
//   |------------- core -------------|  head = strategist
struct Phrase {
  text::TokenRange core;       // with determiner and possessor
  text::TokenRange possessor;  // without its mark; empty if there is none
  uint32_t head = 0;           // the last word
};

// Whether the token cannot be inside a noun phrase's core.
bool EndsPhrase(const TaggedText& text, uint32_t token);

// The noun phrase that begins at `begin`; nullopt if none does. `end` bounds it.
std::optional<Phrase> ReadPhrase(const TaggedText& text, uint32_t begin, uint32_t end);

// The core with the prepositional phrases behind it: "an expert on trade at the Peterson
// Institute", up to punctuation, a clause or a verb.
text::TokenRange ReadFullPhrase(const TaggedText& text, const Phrase& phrase, uint32_t end);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_PHRASE_H_
