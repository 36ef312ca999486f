#ifndef VERBATIM_STORAGE_INTERNAL_IMPORT_SPEAKERS_H_
#define VERBATIM_STORAGE_INTERNAL_IMPORT_SPEAKERS_H_

#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/known_speaker.h"

namespace verbatim::storage {

// As Store::ImportSpeakers, within a transaction of its own. Some three statements a speaker.
absl::StatusOr<std::vector<absl::StatusOr<ImportedSpeaker>>> ImportSpeakers(
    Session& session, const std::vector<KnownSpeaker>& speakers);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_IMPORT_SPEAKERS_H_
