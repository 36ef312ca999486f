#ifndef VERBATIM_CLIENTS_CLI_INPUT_FILE_H_
#define VERBATIM_CLIENTS_CLI_INPUT_FILE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace verbatim::cli {

// The name that stands for standard input.
inline constexpr char kStandardInput[] = "-";

// Reads a whole file, or standard input for "-". Reading stops one byte after `limit`, so that the
// reader of the format can say that the input is too large. Errors name the system's reason.
absl::StatusOr<std::string> ReadInput(const std::string& path, size_t limit);

// A folder becomes its *.txt files, at any depth, in sorted order; anything else stays as it is.
// NOT_FOUND for a folder without any, or the system's reason why it can't be listed.
absl::StatusOr<std::vector<std::string>> ExpandFolder(const std::string& path);

// "sample" for "texts/sample.txt", "stdin" for "-".
std::string NameOfInput(const std::string& path);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_INPUT_FILE_H_
