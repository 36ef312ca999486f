#ifndef VERBATIM_CLIENTS_CLI_LIST_OPTIONS_H_
#define VERBATIM_CLIENTS_CLI_LIST_OPTIONS_H_

#include <cstdint>
#include <string>

#include "clients/cli/output.h"

namespace CLI {
class App;
}

// Options that several commands share.
namespace verbatim::cli {

inline constexpr int64_t kDefaultLimit = 50;

// Adds --limit, how many items to show at most.
void AddLimitOption(CLI::App& command, int64_t& limit);

// Says that a limit ended the list.
void PrintLimitReached(int64_t limit, Output& output);

// Adds an option that takes "2023-02-15" or RFC 3339; anything else is a usage error.
void AddTimeOption(CLI::App& command, const std::string& flag, std::string& time,
                   const std::string& description);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_LIST_OPTIONS_H_
