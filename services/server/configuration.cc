#include "services/server/configuration.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include "services/base/status_macros.h"
#include "services/server/toml_file.h"
#include "storage/database_address.h"

namespace verbatim::server {
namespace {

struct FileValue {
  std::string value;
  std::string origin;
};

std::string Message(const absl::Status& status) {
  return std::string(status.message().data(), status.message().size());
}

absl::StatusOr<std::map<std::string, FileValue>> ReadFile(const std::string& path) {
  std::map<std::string, FileValue> values;
  if (path.empty()) return values;
  std::ifstream file(path);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) {
    return absl::FailedPreconditionError("can't read the configuration file " + path + ": " +
                                         std::strerror(errno));
  }
  ASSIGN_OR_RETURN(const std::vector<TomlEntry> entries, ParseToml(text, path));
  for (const TomlEntry& entry : entries) {
    const std::string origin = path + ":" + std::to_string(entry.line);
    const auto is_it = [&](const Option& option) { return option.name == entry.key; };
    if (std::none_of(Options().begin(), Options().end(), is_it)) {
      return absl::InvalidArgumentError(origin + ": there is no option " + entry.key);
    }
    values[entry.key] = {entry.value, origin};
  }
  return values;
}

Setting Choose(const Option& option, const ConfigurationSources& sources,
               const std::map<std::string, FileValue>& file) {
  if (const auto flag = sources.flags.find(option.name); flag != sources.flags.end()) {
    return {&option, flag->second, "flag"};
  }
  if (std::string value = sources.variable(VariableOf(option)); !value.empty()) {
    return {&option, std::move(value), "environment"};
  }
  if (const auto found = file.find(option.name); found != file.end()) {
    return {&option, found->second.value, found->second.origin};
  }
  return {&option, option.default_value, "default"};
}

// How an error names where a value came from.
std::string Place(const Setting& setting) {
  if (setting.origin == "flag") return std::string("--") + setting.option->name;
  if (setting.origin == "environment") return VariableOf(*setting.option);
  return setting.origin + ": " + setting.option->name;
}

}  // namespace

absl::Status CheckNoPasswordInArgument(const std::string& name, const std::string& url) {
  const auto address = storage::DescribeDatabase(url);
  if (!address.ok() || !address->has_password) return absl::OkStatus();
  return absl::InvalidArgumentError(
      "--" + name +
      " holds a password, which others on this machine can see there; give it by "
      "VERBATIM_DATABASE or PGPASSFILE");
}

absl::StatusOr<Configuration> Configure(const ConfigurationSources& sources) {
  ASSIGN_OR_RETURN(const auto file, ReadFile(sources.file));
  Configuration configuration;
  for (const Option& option : Options()) {
    Setting setting = Choose(option, sources, file);
    const bool is_database = option.name == std::string(kDatabaseOption);
    if (is_database && setting.origin == "flag") {
      RETURN_IF_ERROR(CheckNoPasswordInArgument(option.name, setting.value));
    }
    if (!setting.value.empty()) {
      const absl::Status set = option.set(setting.value, configuration.options);
      if (!set.ok()) {
        return absl::InvalidArgumentError(Place(setting) + ": \"" + setting.value + "\" " +
                                          Message(set));
      }
    }
    configuration.settings.push_back(std::move(setting));
  }
  return configuration;
}

std::string ShowConfiguration(const Configuration& configuration) {
  std::string text;
  for (const Setting& setting : configuration.settings) {
    const Option& option = *setting.option;
    if (setting.value.empty()) {
      text += std::string("# ") + option.name + ": " + option.default_note + "\n";
      continue;
    }
    std::string origin = setting.origin;
    if (origin == "environment") origin += " " + VariableOf(option);
    if (option.name == std::string(kDatabaseOption)) {
      const auto address = storage::DescribeDatabase(setting.value);
      text += std::string("# ") + option.name + ": " +
              (address.ok() ? address->display : "not a URL") + "  # " + origin + "\n";
      continue;
    }
    const bool bare = option.is_switch() || option.type == std::string("NUMBER") ||
                      option.type == std::string("SECONDS");
    text += std::string(option.name) + " = " + (bare ? setting.value : TomlString(setting.value)) +
            "  # " + origin + "\n";
  }
  return text;
}

std::string ConfigurationReference() {
  std::string text =
      "# Configuration of `verbatim serve`\n\n"
      "Each option is a flag, an environment variable and a key of the configuration file, which "
      "`--config\nFILE` or `VERBATIM_CONFIG` names. A flag counts before a variable, a variable "
      "before the file. The\nfile is TOML with one `key = value` on a line and no tables; a key "
      "that is not below, or a value\nthat is none, keeps the server from starting, with an error "
      "that names file and line.\n`verbatim serve --print-config` shows what counts and where it "
      "comes from, without passwords, and\nends. Durations are seconds; fractions are allowed.\n\n"
      "This page is what `verbatim serve --print-reference` prints; a test compares the two.\n\n"
      "| flag | variable | key | default | what it does |\n|---|---|---|---|---|\n";
  for (const Option& option : Options()) {
    const std::string name = option.name;
    text += "| `--" + name + (option.is_switch() ? "" : " ") + option.type + "` | `" +
            VariableOf(option) + "` | `" + name + "` | " +
            (*option.default_value != '\0' ? "`" + std::string(option.default_value) + "`"
                                           : std::string(option.default_note)) +
            " | " + option.description + " |\n";
  }
  return text +
         "\nAn example:\n\n"
         "```toml\n"
         "listen = \"127.0.0.1:50061\"\n"
         "tls-cert = \"/etc/verbatim/server.crt\"\n"
         "tls-key = \"/etc/verbatim/server.key\"\n"
         "tokens = \"/etc/verbatim/tokens\"\n"
         "database = \"postgresql://verbatim@db.example.org/verbatim\"  # password: PGPASSFILE\n"
         "connections = 8\n"
         "grace = 20\n"
         "```\n";
}

}  // namespace verbatim::server
