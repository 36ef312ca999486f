#ifndef VERBATIM_CLIENTS_CLI_FAILURE_H_
#define VERBATIM_CLIENTS_CLI_FAILURE_H_

#include <string_view>

#include "absl/status/status.h"

#include "clients/cli/exit_code.h"

namespace verbatim::cli {

// Says on standard error what went wrong: "verbatim: ABOUT: MESSAGE (REASON)". `about` is the file
// or record concerned, or empty.
void ReportFailure(std::string_view about, const absl::Status& status);

// The same for a message of our own, with the next step on a line of its own unless empty.
void ReportFailure(std::string_view about, std::string_view message, std::string_view next_step);

// What a command ends with after `status`.
ExitCode ExitCodeOf(const absl::Status& status);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_FAILURE_H_
