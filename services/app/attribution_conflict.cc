#include "services/app/attribution_conflict.h"

#include <algorithm>

namespace verbatim::app {

bool HasAttributionConflict(const storage::StoredQuote& quote) {
  const auto named = [](const storage::CreditedSpeaker& speaker) {
    return speaker.kind != domain::SpeakerKind::kUnknown &&
           speaker.kind != domain::SpeakerKind::kUnnamed;
  };
  return std::count_if(quote.speakers.begin(), quote.speakers.end(), named) > 1;
}

}  // namespace verbatim::app
