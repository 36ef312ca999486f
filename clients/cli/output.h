#ifndef VERBATIM_CLIENTS_CLI_OUTPUT_H_
#define VERBATIM_CLIENTS_CLI_OUTPUT_H_

#include <string>
#include <string_view>

#include "clients/cli/exit_code.h"
#include "clients/cli/styled_text.h"
#include "clients/cli/terminal.h"

namespace verbatim::cli {

// Standard output, written through one buffer. Not thread-safe.
class Output {
 public:
  explicit Output(Terminal terminal) : terminal_(terminal) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { Flush(); }

  const Terminal& terminal() const { return terminal_; }

  // Bytes as they are, for programs.
  void Write(std::string_view bytes);

  // One line for people, as it is.
  void Line(const StyledText& text = {});
  // Wrapped lines, all indented by as many columns.
  void Paragraph(const StyledText& text, size_t indent = 0);
  // A label and, in a column of its own `label_width` further right, wrapped text.
  void Labelled(const Run& label, size_t label_width, const StyledText& text, size_t indent = 0);

  // Hands everything to the system.
  void Flush();

  // Flushes and returns what the command ends with: `exit_code`, or kFailed after saying so when
  // anything could not be written.
  ExitCode Finish(ExitCode exit_code);

 private:
  const Terminal terminal_;
  std::string buffer_;
  int error_ = 0;  // of the system, once writing failed
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_OUTPUT_H_
