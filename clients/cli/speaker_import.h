#ifndef VERBATIM_CLIENTS_CLI_SPEAKER_IMPORT_H_
#define VERBATIM_CLIENTS_CLI_SPEAKER_IMPORT_H_

#include "clients/cli/commands.h"

namespace verbatim::cli {

// Adds `import` to the command `speaker`.
void AddSpeakerImport(CLI::App& speaker, RunFn& run);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_SPEAKER_IMPORT_H_
