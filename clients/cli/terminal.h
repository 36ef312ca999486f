#ifndef VERBATIM_CLIENTS_CLI_TERMINAL_H_
#define VERBATIM_CLIENTS_CLI_TERMINAL_H_

#include <cstddef>

namespace verbatim::cli {

// What standard output is, asked once per command.
struct Terminal {
  bool is_terminal = false;
  bool colour = false;  // on a terminal, unless NO_COLOR is set or TERM is "dumb"
  size_t width = 100;   // columns; of a terminal its own, between 60 and 160
};

Terminal DescribeStandardOutput();

// Whether a person watches standard error, so that progress is worth showing.
bool StandardErrorIsTerminal();

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_TERMINAL_H_
