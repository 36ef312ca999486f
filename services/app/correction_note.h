#ifndef VERBATIM_SERVICES_APP_CORRECTION_NOTE_H_
#define VERBATIM_SERVICES_APP_CORRECTION_NOTE_H_

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"

#include "storage/corrections.h"

namespace verbatim::app {

// Who corrects and why: both required, of kMaxMetadataBytes at most. Errors are INVALID_ARGUMENT on
// `actor` and `reason`.
absl::Status CheckNote(const storage::CorrectionNote& note);

// A speaker's name that people give, on `field`: required, not blank, of kMaxSpeakerNameBytes at
// most.
absl::Status CheckSpeakerName(std::string_view field, std::string_view name);

// How many occurrences are to be split off, on `occurrences`: one to kMaxPageSize.
absl::Status CheckSplitOff(size_t count);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_CORRECTION_NOTE_H_
