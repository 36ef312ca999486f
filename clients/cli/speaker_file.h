#ifndef VERBATIM_CLIENTS_CLI_SPEAKER_FILE_H_
#define VERBATIM_CLIENTS_CLI_SPEAKER_FILE_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "verbatim/v1/speaker_service.pb.h"

namespace verbatim::cli {

// A speaker of a file, or why its line can't be read.
struct FileSpeaker {
  size_t line = 1;  // where it begins, counted from 1
  absl::StatusOr<v1::KnownSpeaker> speaker;
};

// Reads known speakers from JSON Lines, when the first character is "{", else from CSV with a line
// of column names: name, aliases, wikidata_id (or qid), roles, gender, kind; any order, only name
// is required. In CSV several aliases or roles stand in one cell with ";" between them; in JSON
// they are arrays. Errors, INVALID_ARGUMENT, are those of the whole file: unknown or missing
// columns, and CSV that can't be taken apart.
absl::StatusOr<std::vector<FileSpeaker>> ReadSpeakerFile(std::string_view text);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_SPEAKER_FILE_H_
