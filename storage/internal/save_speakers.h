#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_SPEAKERS_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_SPEAKERS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/internal/save_group.h"
#include "storage/store.h"

namespace verbatim::storage {

// A speaker of the registry found for an occurrence. `found` is the row whose name it was, `root`
// what it is merged into, if it is.
struct LinkedSpeaker {
  int64_t found = 0;
  int64_t root = 0;
  SpeakerLink link = SpeakerLink::kName;
};

// Registers the speakers of the articles' occurrences, with the shorter names under which the texts
// mention them, and returns each occurrence's. Unset for unknown and unnamed ones: "a senior
// official" of two articles need not be one.
absl::StatusOr<std::vector<std::optional<LinkedSpeaker>>> SaveSpeakers(
    Session& session, const std::vector<GroupDraft>& drafts, const MatchRules& rules);

// Whether a mention is a shorter form of a person's name: some of its words, in order, its last one
// among them. "Zakharova" of "Maria Zakharova", but not "she", "Maria" or "spokeswoman Zakharova".
bool IsShorterName(std::string_view mention, std::string_view name);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_SPEAKERS_H_
