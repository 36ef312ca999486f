#include "services/app/attribution_conflict.h"

#include <algorithm>
#include <vector>

#include "services/app/speaker_names.h"

namespace verbatim::app {

bool HasAttributionConflict(const storage::StoredQuote& quote) {
  std::vector<const storage::CreditedSpeaker*> named;
  for (const storage::CreditedSpeaker& speaker : quote.speakers) {
    if (speaker.kind == domain::SpeakerKind::kUnknown) continue;
    if (speaker.kind == domain::SpeakerKind::kUnnamed) continue;
    const bool another = std::any_of(named.begin(), named.end(), [&](const auto* other) {
      return !IsPartOfOtherName(speaker.name, other->name);
    });
    if (another) return true;
    named.push_back(&speaker);
  }
  return false;
}

}  // namespace verbatim::app
