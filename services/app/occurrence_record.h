#ifndef VERBATIM_SERVICES_APP_OCCURRENCE_RECORD_H_
#define VERBATIM_SERVICES_APP_OCCURRENCE_RECORD_H_

#include <string_view>

#include "absl/status/statusor.h"

#include "services/export/records.h"
#include "storage/store.h"

namespace verbatim::app {

// A stored occurrence as it is exported, without what stands around its words.
// DATA_LOSS (STORED_DATA_DAMAGED) when its spans and positions do not fit together.
absl::StatusOr<exports::OccurrenceRecord> RecordOf(const storage::StoredOccurrence& occurrence);

// Adds what stands before and after each segment. REQUIRES: `text` is that of the revision.
void AddSurroundings(const storage::StoredOccurrence& occurrence, std::string_view text,
                     exports::OccurrenceRecord& record);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_OCCURRENCE_RECORD_H_
