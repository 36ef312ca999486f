#ifndef VERBATIM_STORAGE_INTERNAL_READ_SPEAKERS_H_
#define VERBATIM_STORAGE_INTERNAL_READ_SPEAKERS_H_

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store's calls of the same names.
absl::StatusOr<domain::Speaker> GetSpeaker(Session& session, domain::SpeakerId id);
absl::StatusOr<Page<domain::Speaker>> ListSpeakers(Session& session, const SpeakerFilter& filter,
                                                   const PageRequest& page);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_SPEAKERS_H_
