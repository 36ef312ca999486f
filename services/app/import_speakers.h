#ifndef VERBATIM_SERVICES_APP_IMPORT_SPEAKERS_H_
#define VERBATIM_SERVICES_APP_IMPORT_SPEAKERS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/speaker.h"
#include "storage/store.h"

namespace verbatim::app {

// A speaker that people know, as it arrives. White space around its texts is dropped.
struct IncomingSpeaker {
  std::string name;
  domain::SpeakerKind kind = domain::SpeakerKind::kUnknown;  // as in KnownSpeaker
  std::vector<std::string> aliases;
  std::string wikidata_id;  // empty: unknown
  domain::Gender gender = domain::Gender::kUnknown;
  std::vector<std::string> roles;
};

// Imports known speakers, and tells what became of each, in their order: one that can't be used
// is refused and the others are still done. Refused are, beside what the store refuses:
// INVALID_ARGUMENT for a field that is missing, too long or of the wrong form, and
// WIKIDATA_ID_REPEATED for the QID of one before it. The call itself fails, with nothing imported,
// for none or more than kMaxImportedSpeakers speakers, and with the store's errors.
absl::StatusOr<std::vector<absl::StatusOr<storage::ImportedSpeaker>>> ImportSpeakers(
    storage::Store& store, const CallContext& call, const std::vector<IncomingSpeaker>& speakers);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_IMPORT_SPEAKERS_H_
