#include <string>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/output.h"
#include "storage/migrations.h"

namespace verbatim::cli {
namespace {

int RunVersion() {
  Output output(DescribeStandardOutput());
  output.Line({{"verbatim " VERBATIM_VERSION ", schema " + std::to_string(storage::kSchemaVersion),
                Style::kPlain}});
  return output.Finish(kDone);
}

}  // namespace

void AddVersionCommand(CLI::App& program, RunFn& run) {
  CLI::App& command =
      *program.add_subcommand("version", "Show the version of the program and of its schema");
  command.group(kWithoutServer);
  command.footer("Example: verbatim version");
  command.callback([&run] { run = RunVersion; });
}

}  // namespace verbatim::cli
