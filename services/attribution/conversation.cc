#include "services/attribution/conversation.h"

namespace verbatim::attribution {

size_t Conversation::FirstTurn(uint32_t token, size_t most) const {
  const uint32_t entry = text.EntryOf(token);
  size_t first = turns.size();
  while (first > 0 && turns.size() - first < most &&
         text.EntryOf(turns[first - 1].token) == entry) {
    --first;
  }
  return first;
}

domain::ResolvedSpeaker SpeakerOf(const Entity& entity, double confidence) {
  domain::ResolvedSpeaker speaker;
  speaker.name = entity.name;
  speaker.confidence = confidence;
  switch (entity.kind) {
    case MentionKind::kPerson:
    case MentionKind::kName: speaker.kind = domain::SpeakerKind::kPerson; break;
    case MentionKind::kOrganization:
    case MentionKind::kPlace: speaker.kind = domain::SpeakerKind::kOrganization; break;
  }
  return speaker;
}

}  // namespace verbatim::attribution
