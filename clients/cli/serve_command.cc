#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/failure.h"
#include "clients/cli/output.h"
#include "services/server/configuration.h"
#include "services/server/server.h"

namespace verbatim::cli {
namespace {

struct ServeArguments {
  std::map<std::string, std::string> values;  // by option name; empty: not given
  std::map<std::string, bool> switches;
  std::string config;
  bool print_config = false;
  bool print_reference = false;
};

std::string Variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? "" : value;
}

int Print(const std::string& text) {
  Output output(DescribeStandardOutput());
  output.Write(text);
  return output.Finish(kDone);
}

int RunServe(const ServeArguments& arguments) {
  if (arguments.print_reference) return Print(server::ConfigurationReference());
  server::ConfigurationSources sources{.flags = {}, .variable = Variable, .file = arguments.config};
  if (sources.file.empty()) sources.file = Variable(server::kConfigVariable);
  for (const auto& [name, value] : arguments.values) {
    if (!value.empty()) sources.flags[name] = value;
  }
  for (const auto& [name, given] : arguments.switches) {
    if (given) sources.flags[name] = "true";
  }
  const auto configuration = server::Configure(sources);
  if (!configuration.ok()) {
    ReportFailure("serve", configuration.status());
    return configuration.status().code() == absl::StatusCode::kInvalidArgument ? kUsage : kFailed;
  }
  if (arguments.print_config) return Print(server::ShowConfiguration(*configuration));
  const absl::Status status = server::Serve(configuration->options);
  if (status.ok()) return kDone;
  ReportFailure("serve", status);
  return kFailed;
}

// "what it does (default 4; or $VERBATIM_CONNECTIONS)"
std::string HelpOf(const server::Option& option) {
  const std::string meaning =
      *option.default_value != '\0' ? option.default_value : option.default_note;
  return std::string(option.description) + " (default " + meaning + "; or $" +
         server::VariableOf(option) + ")";
}

}  // namespace

void AddServeCommand(CLI::App& program, RunFn& run) {
  auto arguments = std::make_shared<ServeArguments>();
  CLI::App& command = *program.add_subcommand("serve", "Run the server until interrupted");
  command
      .add_option(std::string("--") + server::kConfigFlag, arguments->config,
                  std::string("read these options from a TOML file too (or $") +
                      server::kConfigVariable + ")")
      ->type_name("FILE");
  for (const server::Option& option : server::Options()) {
    const std::string flag = std::string("--") + option.name;
    if (option.is_switch()) {
      command.add_flag(flag, arguments->switches[option.name], HelpOf(option));
    } else {
      command.add_option(flag, arguments->values[option.name], HelpOf(option))
          ->type_name(option.type)
          ->take_last();
    }
  }
  command.add_flag("--print-config", arguments->print_config,
                   "show what counts and where it comes from, without passwords, and end");
  command.add_flag("--print-reference", arguments->print_reference,
                   "print docs/configuration.md and end");
  command.group(kServer);
  command.footer(
      "A flag counts before a variable, a variable before the file.\n\n"
      "Example: verbatim serve --data-dir ./data");
  command.callback([arguments, &run] { run = [arguments] { return RunServe(*arguments); }; });
}

}  // namespace verbatim::cli
