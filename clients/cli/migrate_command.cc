#include <memory>
#include <string>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/failure.h"
#include "clients/cli/output.h"
#include "storage/migrations.h"

namespace verbatim::cli {
namespace {

int RunMigrate(const std::string& database) {
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
                  "the Postgres database; give a URL with a password by the environment only, "
                  "where others can't see it")
      ->type_name("URL")
      ->envname("VERBATIM_DATABASE")
      ->required();
  command.group(kServer);
  command.footer(
      "`verbatim serve` does this itself for its private database.\n\n"
      "Example: verbatim migrate --database postgresql://db.example.org/verbatim");
  command.callback([database, &run] { run = [database] { return RunMigrate(*database); }; });
}

}  // namespace verbatim::cli
