#ifndef VERBATIM_SERVICES_SERVER_CONFIGURATION_H_
#define VERBATIM_SERVICES_SERVER_CONFIGURATION_H_

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "services/server/server.h"

namespace verbatim::server {

// One option of `verbatim serve`: the flag --NAME, the environment variable VERBATIM_NAME, the key
// NAME of the configuration file. Everything that says what there is to set is made of this table.
struct Option {
  const char* name;
  const char* type;           // "HOST:PORT"; empty: true or false
  const char* default_value;  // as one would write it; empty: not set
  const char* default_note;  // what an option that is not set means; empty: `default_value` says it
  const char* description;
  // INVALID_ARGUMENT for a value that is none; the message continues "VALUE ...".
  absl::Status (*set)(const std::string& value, ServerOptions& options);

  bool is_switch() const { return *type == '\0'; }
};

// The one that may hold a password, and is shown without its value.
inline constexpr char kDatabaseOption[] = "database";

// All of them, in the order in which people should read them.
std::span<const Option> Options();

// "VERBATIM_DATA_DIR" for "data-dir".
std::string VariableOf(const Option& option);

// The configuration file's own flag and variable, which is no option of the file.
inline constexpr char kConfigFlag[] = "config";
inline constexpr char kConfigVariable[] = "VERBATIM_CONFIG";

// One option as it counts, and who said so.
struct Setting {
  const Option* option = nullptr;
  std::string value;
  std::string origin;  // "default", "flag", "environment", "FILE:LINE"
};

struct Configuration {
  ServerOptions options;
  std::vector<Setting> settings;  // one per option, in the table's order
};

// Where values may come from. A flag counts before a variable, a variable before the file.
struct ConfigurationSources {
  std::map<std::string, std::string> flags;  // by option name; switches that were given: "true"
  // The value of a variable; empty counts as unset.
  std::function<std::string(const std::string& name)> variable;
  std::string file;  // its path; empty: none
};

// INVALID_ARGUMENT, naming flag, variable or FILE:LINE: unknown keys, values that are none, and a
// database password in a flag, which other users of the machine could see; FAILED_PRECONDITION when
// the file can't be read.
absl::StatusOr<Configuration> Configure(const ConfigurationSources& sources);

// What counts and where it comes from, as a file that Configure reads; passwords are left out.
std::string ShowConfiguration(const Configuration& configuration);

// The page docs/configuration.md.
std::string ConfigurationReference();

// INVALID_ARGUMENT if `url`, an argument of the option `name`, holds a password.
absl::Status CheckNoPasswordInArgument(const std::string& name, const std::string& url);

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_CONFIGURATION_H_
