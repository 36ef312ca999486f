#include <iostream>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/failure.h"
#include "clients/cli/help_formatter.h"

namespace verbatim::cli {
namespace {

constexpr char kFooter[] =
    "Exit status: 0 done; 1 an input could not be used, something was not found, or `verify` did\n"
    "not confirm the quote; 2 the command line is wrong; 3 the server can't be reached.\n"
    "Colours appear on a terminal only, and never when NO_COLOR is set.\n\n"
    "Example: verbatim verify \"Russia is a global pariah\" --speaker Milley\n"
    "Help for one command: verbatim COMMAND --help";

// Says what is wrong with the command line and where to read on.
ExitCode ReportUsage(const CLI::App& program, const std::string& first, const CLI::Error& error) {
  const auto chosen = program.get_subcommands();
  if (!chosen.empty()) {
    const std::string command = "verbatim " + chosen.front()->get_name();
    ReportFailure(chosen.front()->get_name(), error.what(), "See `" + command + " --help`.");
  } else if (first.empty()) {
    std::cerr << program.help();
  } else {
    ReportFailure("", "there is no command or option \"" + first + "\"",
                  "`verbatim --help` lists them.");
  }
  return kUsage;
}

int Main(int argc, char** argv) {
  CLI::App program("Who said what, in which words, where first, and how do we know?", "verbatim");
  program.require_subcommand(1);
  program.formatter(std::make_shared<HelpFormatter>());
  program.set_version_flag("--version", "verbatim " VERBATIM_VERSION, "Print the version and exit");
  program.footer(kFooter);
  RunFn run;
  AddServeCommand(program, run);
  AddMigrateCommand(program, run);
  AddTokenCommand(program, run);
  AddIngestCommand(program, run);
  AddArticleCommand(program, run);
  AddSearchCommand(program, run);
  AddSpeakerCommand(program, run);
  AddQuoteCommand(program, run);
  AddReviewCommand(program, run);
  AddDuplicatesCommand(program, run);
  AddChainCommand(program, run);
  AddConflictsCommand(program, run);
  AddWatchCommand(program, run);
  AddClaimCommand(program, run);
  AddClaimsCommand(program, run);
  AddVerifyCommand(program, run);
  AddExportCommand(program, run);
  AddCorrectCommand(program, run);
  AddExtractCommand(program, run);
  AddCompareCommand(program, run);
  AddVersionCommand(program, run);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& wish) {  // --help
    return program.exit(wish);
  } catch (const CLI::ParseError& error) {
    return ReportUsage(program, argc > 1 ? argv[1] : "", error);
  }
  return run();
}

}  // namespace
}  // namespace verbatim::cli

int main(int argc, char** argv) { return verbatim::cli::Main(argc, argv); }
