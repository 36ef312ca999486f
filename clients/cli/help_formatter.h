#ifndef VERBATIM_CLIENTS_CLI_HELP_FORMATTER_H_
#define VERBATIM_CLIENTS_CLI_HELP_FORMATTER_H_

#include <string>

#include "CLI/CLI.hpp"

namespace verbatim::cli {

// Lays out --help: options in one column, what they do beside it, wrapped, ending with the default
// and the environment variable.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter();

  std::string make_option(const CLI::Option* option, bool is_positional) const override;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_HELP_FORMATTER_H_
