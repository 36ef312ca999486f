#include "services/app/list_speakers.h"

#include "services/app/field_checks.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/name_key.h"

namespace verbatim::app {

absl::StatusOr<storage::Page<domain::Speaker>> ListSpeakers(storage::Store& store,
                                                            const CallContext& call,
                                                            const SpeakerQuery& query) {
  RETURN_IF_ERROR(CheckField("speaker_name", query.name, kMaxMetadataBytes));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  return store.ListSpeakers(call, {.name = query.name, .spelling_key = text::NameKey(query.name)},
                            {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
