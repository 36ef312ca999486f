#include <memory>
#include <string>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/failure.h"
#include "clients/cli/output.h"
#include "services/server/token_file.h"

namespace verbatim::cli {
namespace {

struct TokenOptions {
  std::string file;
  std::string name;
  std::string role = "reader";
};

int Fail(const absl::Status& status) {
  ReportFailure("token", status);
  return kFailed;
}

int Print(const std::vector<std::string>& lines) {
  Output output(DescribeStandardOutput());
  for (const std::string& line : lines) output.Line({{line, Style::kPlain}});
  return output.Finish(kDone);
}

int RunCreate(const TokenOptions& options) {
  const auto token = server::CreateToken(options.file, options.name, options.role);
  return token.ok() ? Print({*token}) : Fail(token.status());
}

int RunList(const TokenOptions& options) {
  const auto tokens = server::ListTokens(options.file);
  if (!tokens.ok()) return Fail(tokens.status());
  std::vector<std::string> lines;
  for (const server::ListedToken& token : *tokens) {
    lines.push_back(token.id + "  " + token.role + "  " + token.name);
  }
  return Print(lines);
}

int RunRevoke(const TokenOptions& options) {
  const absl::Status status = server::RevokeTokens(options.file, options.name);
  return status.ok() ? kDone : Fail(status);
}

}  // namespace

void AddTokenCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<TokenOptions>();
  CLI::App& command = *program.add_subcommand("token", "Create, list or revoke callers' tokens");
  command.add_option("--tokens", options->file, "the token file of verbatim serve")
      ->type_name("FILE")
      ->envname("VERBATIM_TOKENS")
      ->required();
  command.require_subcommand(1);
  CLI::App& create = *command.add_subcommand("create", "Add a token and print it, this once");
  create.add_option("name", options->name, "who will call with it")->required();
  create.add_option("--role", options->role, "reader, ingester, editor or admin")
      ->capture_default_str();
  create.callback([options, &run] { run = [options] { return RunCreate(*options); }; });
  CLI::App& list = *command.add_subcommand("list", "Show id, role and name of all tokens");
  list.callback([options, &run] { run = [options] { return RunList(*options); }; });
  CLI::App& revoke =
      *command.add_subcommand("revoke", "Remove a token by its id, or all of a name");
  revoke.add_option("name", options->name, "an id or a name")->required();
  revoke.callback([options, &run] { run = [options] { return RunRevoke(*options); }; });
  command.group(kServer);
  command.footer(
      "A running server reads the file again on SIGHUP.\n\n"
      "Example: verbatim token --tokens ./tokens create fact-desk --role reader");
}

}  // namespace verbatim::cli
