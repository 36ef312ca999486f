#ifndef VERBATIM_STORAGE_INTERNAL_READ_SPEAKERS_H_
#define VERBATIM_STORAGE_INTERNAL_READ_SPEAKERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store's calls of the same names.
absl::StatusOr<domain::Speaker> GetSpeaker(Session& session, domain::SpeakerId id);
absl::StatusOr<Page<domain::Speaker>> ListSpeakers(Session& session, const SpeakerFilter& filter,
                                                   const PageRequest& page);

// The speakers that a search asks for, by id or by name (a name or alias, the last word of one, or
// another spelling); unset: any. Both: those of the name with that id.
struct SpeakersAsked {
  std::optional<domain::SpeakerId> id;
  const std::string& name;
  const std::string& spelling_key;  // text::NameKey of the name
};
absl::StatusOr<std::optional<std::vector<int64_t>>> FindSpeakersAsked(Session& session,
                                                                      const SpeakersAsked& asked);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_SPEAKERS_H_
