#ifndef VERBATIM_SERVICES_SERVER_TOML_FILE_H_
#define VERBATIM_SERVICES_SERVER_TOML_FILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace verbatim::server {

// One "key = value" of a configuration file.
struct TomlEntry {
  std::string key;
  std::string value;  // a string without its quotes; numbers and booleans as written
  int line = 0;       // counted from 1
};

// Reads the part of TOML 1.0 that a flat configuration needs: comments, bare keys, basic and
// literal strings on one line, integers, floats and booleans. Everything else (tables, arrays,
// dates, multi-line strings) is refused rather than guessed at. INVALID_ARGUMENT "NAME:LINE: why",
// also for a key that comes twice. Linear in the text.
absl::StatusOr<std::vector<TomlEntry>> ParseToml(std::string_view text, const std::string& name);

// A basic string that ParseToml reads back as `text`.
std::string TomlString(std::string_view text);

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_TOML_FILE_H_
