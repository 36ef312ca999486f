#ifndef VERBATIM_SERVICES_ATTRIBUTION_CONVERSATION_H_
#define VERBATIM_SERVICES_ATTRIBUTION_CONVERSATION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/attribution/cast.h"
#include "services/attribution/source.h"
#include "services/attribution/tagged_text.h"
#include "services/domain/speaker.h"

namespace verbatim::attribution {

// Whom a source was found to mean, and why.
struct Resolution {
  domain::ResolvedSpeaker speaker;
  uint32_t entity = kNoEntity;       // the entity of the cast, if it is one
  uint32_t antecedent = kNoMention;  // the mention that the source stands for
  std::string_view method;           // how it was found: "full_name", "pronoun"

  bool IsKnown() const { return speaker.IsKnown(); }
};

// A statement whose speaker has been settled, for those that refer back to it.
struct Turn {
  uint32_t token = 0;  // where its source stands, else its cue, else its content
  Source source;
  Resolution resolution;
};

// Everything that resolving one source may look at. Borrowed; what it refers to outlives it.
struct Conversation {
  const TaggedText& text;
  const Cast& cast;
  const std::vector<bool>& in_content;  // by token: inside the content of some statement
  const std::vector<Turn>& turns;       // the turns before, in text order

  // The turns of the same entry that stand before a token end at turns.end(); this is the first of
  // at most `most` of them.
  size_t FirstTurn(uint32_t token, size_t most) const;
};

// The name and kind under which an entity speaks.
domain::ResolvedSpeaker SpeakerOf(const Entity& entity, double confidence);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_CONVERSATION_H_
