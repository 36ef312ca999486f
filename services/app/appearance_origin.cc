#include "services/app/appearance_origin.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "services/app/context_hashes.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

void FindOrigin(const std::vector<storage::StoredOccurrence>& occurrences, size_t index,
                QuoteEvidence& evidence) {
  const storage::StoredOccurrence& asked = occurrences[index];
  evidence.origin = AppearanceOrigin::kFirst;
  if (index == 0) return;
  bool any_compared = false;
  const storage::StoredOccurrence* most_alike = nullptr;
  for (size_t i = 0; i < index; ++i) {
    const storage::StoredOccurrence& earlier = occurrences[i];
    if (earlier.article == asked.article) {
      evidence.origin = AppearanceOrigin::kRepeated;
      return;
    }
    const auto shared = SharedContext(earlier.context_hashes, asked.context_hashes);
    if (!shared) continue;
    any_compared = true;
    if (most_alike == nullptr || *shared > evidence.shared_context) {
      most_alike = &earlier;
      evidence.shared_context = *shared;
    }
  }
  if (!any_compared) {
    evidence.origin = AppearanceOrigin::kUnclear;
  } else if (evidence.shared_context >= kCopiedContext) {
    evidence.origin = AppearanceOrigin::kCopied;
    evidence.copied_from = {.article = most_alike->article, .occurrence = most_alike->id};
  } else {
    evidence.origin = AppearanceOrigin::kIndependent;
  }
}

absl::Status AddOrigins(storage::Store& store, const CallContext& call, domain::QuoteId quote,
                        std::vector<QuoteEvidence>& evidence) {
  ASSIGN_OR_RETURN(const storage::Page<storage::StoredOccurrence> all,
                   store.ListOccurrences(call, {.article = {}, .quote = quote, .speaker = {}},
                                         {.size = kMaxPageSize, .cursor = ""}));
  for (QuoteEvidence& one : evidence) {
    const auto found = std::find_if(all.items.begin(), all.items.end(),
                                    [&](const storage::StoredOccurrence& occurrence) {
                                      return occurrence.id == one.traced.occurrence.id;
                                    });
    if (found == all.items.end()) continue;
    FindOrigin(all.items, static_cast<size_t>(found - all.items.begin()), one);
  }
  return absl::OkStatus();
}

}  // namespace verbatim::app
