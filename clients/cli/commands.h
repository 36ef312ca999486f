#ifndef VERBATIM_CLIENTS_CLI_COMMANDS_H_
#define VERBATIM_CLIENTS_CLI_COMMANDS_H_

#include <functional>

namespace CLI {
class App;
}

// The commands of `verbatim`. Each function adds one to the program: its options, its help with an
// example, and what sets `run` when it was chosen. `run` is called once, after parsing, and
// returns an ExitCode.
namespace verbatim::cli {

using RunFn = std::function<int()>;

// The groups under which --help lists the commands.
inline constexpr char kServer[] = "The server";
inline constexpr char kQuestions[] = "Ask a server";
inline constexpr char kWithoutServer[] = "Without a server";

void AddExtractCommand(CLI::App& program, RunFn& run);
void AddCompareCommand(CLI::App& program, RunFn& run);
void AddWatchCommand(CLI::App& program, RunFn& run);
void AddVersionCommand(CLI::App& program, RunFn& run);

void AddServeCommand(CLI::App& program, RunFn& run);

void AddTokenCommand(CLI::App& program, RunFn& run);
void AddMigrateCommand(CLI::App& program, RunFn& run);
void AddIngestCommand(CLI::App& program, RunFn& run);
void AddArticleCommand(CLI::App& program, RunFn& run);
void AddSearchCommand(CLI::App& program, RunFn& run);
void AddReviewCommand(CLI::App& program, RunFn& run);
void AddSpeakerCommand(CLI::App& program, RunFn& run);
void AddChainCommand(CLI::App& program, RunFn& run);
void AddQuoteCommand(CLI::App& program, RunFn& run);
void AddDuplicatesCommand(CLI::App& program, RunFn& run);
void AddExportCommand(CLI::App& program, RunFn& run);
void AddConflictsCommand(CLI::App& program, RunFn& run);
void AddCorrectCommand(CLI::App& program, RunFn& run);
void AddClaimCommand(CLI::App& program, RunFn& run);
void AddClaimsCommand(CLI::App& program, RunFn& run);
void AddVerifyCommand(CLI::App& program, RunFn& run);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_COMMANDS_H_
