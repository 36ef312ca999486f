#include <cstdlib>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/failure.h"
#include "clients/cli/output.h"
#include "services/server/configuration.h"
#include "storage/migrations.h"

namespace verbatim::cli {
namespace {

constexpr char kVariable[] = "VERBATIM_DATABASE";

int RunMigrate(const std::string& argument) {
  if (const absl::Status safe = server::CheckNoPasswordInArgument("database", argument);
      !safe.ok()) {
    ReportFailure("migrate", safe);
    return kUsage;
  }
  const char* variable = std::getenv(kVariable);
  const std::string database = !argument.empty() ? argument : variable != nullptr ? variable : "";
  if (database.empty()) {
    ReportFailure("migrate", "no database is given",
                  std::string("Name it by --database URL or $") + kVariable + ".");
    return kUsage;
  }
  const absl::Status status = storage::Migrate(database);
  if (!status.ok()) {
    ReportFailure("migrate", status);
    return ExitCodeOf(status);
  }
  Output output(DescribeStandardOutput());
  output.Line({{"The database has schema " + std::to_string(storage::kSchemaVersion) + ".",
                Style::kPlain}});
  return output.Finish(kDone);
}

}  // namespace

void AddMigrateCommand(CLI::App& program, RunFn& run) {
  auto database = std::make_shared<std::string>();
  CLI::App& command = *program.add_subcommand(
      "migrate", "Bring a shared database to the schema that this program needs");
  command
      .add_option("--database", *database,
                  std::string("the Postgres database (or $") + kVariable +
                      "); a password comes by the variable or PGPASSFILE, never by the flag")
      ->type_name("URL");
  command.group(kServer);
  command.footer(
      "`verbatim serve` does this itself for its private database.\n\n"
      "Example: verbatim migrate --database postgresql://db.example.org/verbatim");
  command.callback([database, &run] { run = [database] { return RunMigrate(*database); }; });
}

}  // namespace verbatim::cli
