#ifndef VERBATIM_STORAGE_KNOWN_SPEAKER_H_
#define VERBATIM_STORAGE_KNOWN_SPEAKER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/domain/ids.h"
#include "services/domain/speaker.h"

// What people know of speakers and import into the registry.
namespace verbatim::storage {

struct KnownName {
  std::string name;
  std::string spelling_key;  // text::NameKey of a person's name; empty: only the very same name
};

struct KnownSpeaker {
  std::vector<KnownName> names;  // the canonical one, then aliases; not empty
  // One that the registry keeps. kUnknown: whoever bears the name, of any kind; somebody new is a
  // person.
  domain::SpeakerKind kind = domain::SpeakerKind::kPerson;
  std::string wikidata_id;  // "Q42"; empty: unknown
  domain::Gender gender = domain::Gender::kUnknown;
  std::vector<std::string> roles;
};

enum class ImportOutcome : uint8_t {
  kAdded,      // nobody was known by the QID or the names
  kMerged,     // somebody was, and something new is known now
  kUnchanged,  // all of it was known
};

struct ImportedSpeaker {
  domain::SpeakerId speaker;
  std::string name;  // as the registry has it
  ImportOutcome outcome = ImportOutcome::kAdded;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_KNOWN_SPEAKER_H_
