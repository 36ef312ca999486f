#ifndef VERBATIM_CLIENTS_CLI_FIND_SPEAKER_H_
#define VERBATIM_CLIENTS_CLI_FIND_SPEAKER_H_

#include <string>

#include "absl/status/statusor.h"

#include "clients/cli/connection.h"

namespace verbatim::cli {

// The resource name of the speaker that a command's argument means: "speakers/7", "7" or a name.
// NOT_FOUND for a name that nobody has; FAILED_PRECONDITION, with some of them, for one that
// several have.
absl::StatusOr<std::string> FindSpeaker(const std::string& argument, Connection& connection);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_FIND_SPEAKER_H_
