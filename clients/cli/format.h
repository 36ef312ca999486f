#ifndef VERBATIM_CLIENTS_CLI_FORMAT_H_
#define VERBATIM_CLIENTS_CLI_FORMAT_H_

#include <cstdint>
#include <string>

#include "clients/cli/terminal.h"

namespace CLI {
class App;
}

namespace verbatim::cli {

enum class Format : uint8_t {
  kTable,      // for people
  kJson,       // one indented document
  kJsonLines,  // one document a line
  kCsv,        // a row for each line of a report; only where a command offers it
};

// What is printed when --format is not given.
enum class FormatDefault : uint8_t {
  kTable,             // a table everywhere
  kTableOrJsonLines,  // a table on a terminal, JSON Lines into a file or pipe
  kTableOrCsv         // a table everywhere; csv is offered too
};

// Adds --format table|json|jsonl, perhaps csv, to a command. `choice` must outlive parsing; empty:
// not given.
void AddFormatOption(CLI::App& command, FormatDefault otherwise, std::string& choice);

Format ChooseFormat(const std::string& choice, FormatDefault otherwise, const Terminal& terminal);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_FORMAT_H_
