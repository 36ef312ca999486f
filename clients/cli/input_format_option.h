#ifndef VERBATIM_CLIENTS_CLI_INPUT_FORMAT_OPTION_H_
#define VERBATIM_CLIENTS_CLI_INPUT_FORMAT_OPTION_H_

#include <string>

namespace CLI {
class App;
}

namespace verbatim::cli {

// Adds --input-format, which takes a name that articles::FormatNamed knows. `name` must outlive
// parsing; empty: not given.
void AddInputFormatOption(CLI::App& command, std::string& name);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_INPUT_FORMAT_OPTION_H_
