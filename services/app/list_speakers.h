#ifndef VERBATIM_SERVICES_APP_LIST_SPEAKERS_H_
#define VERBATIM_SERVICES_APP_LIST_SPEAKERS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/speaker.h"
#include "storage/store.h"

namespace verbatim::app {

// Which speakers to list, as it arrives.
struct SpeakerQuery {
  // In a name or alias, case ignored, or a spelling of one; or a Wikidata QID. Empty: all.
  std::string name;
  int32_t page_size = 0;
  std::string cursor;
};

// Speakers by name. Errors: INVALID_ARGUMENT for bad fields; the store's.
absl::StatusOr<storage::Page<domain::Speaker>> ListSpeakers(storage::Store& store,
                                                            const CallContext& call,
                                                            const SpeakerQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_SPEAKERS_H_
