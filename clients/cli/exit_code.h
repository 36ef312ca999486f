#ifndef VERBATIM_CLIENTS_CLI_EXIT_CODE_H_
#define VERBATIM_CLIENTS_CLI_EXIT_CODE_H_

namespace verbatim::cli {

// What every command ends with; `verbatim --help` says the same.
enum ExitCode : int {
  kDone = 0,
  kFailed = 1,    // an input could not be read, something was not found, a quote not confirmed
  kUsage = 2,     // the command line makes no sense
  kNoServer = 3,  // the server can't be reached or did not answer in time
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_EXIT_CODE_H_
