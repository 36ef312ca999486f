#include "services/server/toml_file.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"

#include "services/base/status_macros.h"

namespace verbatim::server {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

std::string_view SkipBlanks(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  return text;
}

bool IsBareKeyCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
}

// Takes a string off the front of `rest`, which begins with its quote.
absl::StatusOr<std::string> TakeString(std::string_view& rest) {
  const char quote = rest.front();
  if (rest.size() >= 3 && rest[1] == quote && rest[2] == quote) {
    return absl::InvalidArgumentError("a string must be on one line, in single quotation marks");
  }
  std::string value;
  for (size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == quote) {
      rest.remove_prefix(i + 1);
      return value;
    }
    if (static_cast<unsigned char>(rest[i]) < 0x20 && rest[i] != '\t') break;
    if (rest[i] != '\\' || quote == '\'') {
      value += rest[i];
      continue;
    }
    constexpr std::string_view kEscapes = "\"\\bfnrt";
    constexpr std::string_view kMeanings = "\"\\\b\f\n\r\t";
    const size_t known = i + 1 < rest.size() ? kEscapes.find(rest[++i]) : std::string_view::npos;
    if (known == std::string_view::npos) {
      return absl::InvalidArgumentError(
          "a backslash must come before one of \" \\ b f n r t; '...' takes text as it is");
    }
    value += kMeanings[known];
  }
  return absl::InvalidArgumentError("the string does not end on its line");
}

absl::StatusOr<std::string> TakeValue(std::string_view& rest) {
  if (rest.empty() || rest.front() == '#') {
    return absl::InvalidArgumentError("there is no value after =");
  }
  if (rest.front() == '"' || rest.front() == '\'') return TakeString(rest);
  const size_t end = std::min(rest.find_first_of(" \t#"), rest.size());
  std::string value(rest.substr(0, end));
  double number = 0;
  if (value != "true" && value != "false" && !absl::SimpleAtod(value, &number)) {
    return absl::InvalidArgumentError(
        "the value is no number, true or false; texts stand in quotation marks");
  }
  rest.remove_prefix(end);
  return value;
}

absl::StatusOr<TomlEntry> ParseLine(std::string_view rest) {
  TomlEntry entry;
  if (rest.front() == '[') return absl::InvalidArgumentError("there are no tables in this file");
  const auto end = std::find_if_not(rest.begin(), rest.end(), IsBareKeyCharacter);
  entry.key = std::string(rest.begin(), end);
  rest.remove_prefix(entry.key.size());
  rest = SkipBlanks(rest);
  if (entry.key.empty() || rest.empty() || rest.front() != '=') {
    return absl::InvalidArgumentError("this is not of the form KEY = VALUE");
  }
  rest = SkipBlanks(rest.substr(1));
  ASSIGN_OR_RETURN(entry.value, TakeValue(rest));
  rest = SkipBlanks(rest);
  if (!rest.empty() && rest.front() != '#') {
    return absl::InvalidArgumentError("something stands after the value");
  }
  return entry;
}

}  // namespace

absl::StatusOr<std::vector<TomlEntry>> ParseToml(std::string_view text, const std::string& name) {
  std::vector<TomlEntry> entries;
  std::set<std::string> keys;
  const auto error = [&](int line, std::string_view why) {
    return absl::InvalidArgumentError(name + ":" + std::to_string(line) + ": " + std::string(why));
  };
  for (int line = 1; !text.empty(); ++line) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view rest = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    rest = SkipBlanks(rest);
    if (rest.empty() || rest.front() == '#') continue;
    absl::StatusOr<TomlEntry> entry = ParseLine(rest);
    if (!entry.ok()) {
      const absl::string_view why = entry.status().message();
      return error(line, std::string_view(why.data(), why.size()));
    }
    if (!keys.insert(entry->key).second) return error(line, entry->key + " is set twice");
    entry->line = line;
    entries.push_back(*std::move(entry));
  }
  return entries;
}

std::string TomlString(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\r') {
      quoted += "\\r";
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

}  // namespace verbatim::server
