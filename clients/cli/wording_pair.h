#ifndef VERBATIM_CLIENTS_CLI_WORDING_PAIR_H_
#define VERBATIM_CLIENTS_CLI_WORDING_PAIR_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace verbatim::cli {

struct WordingPair {
  std::string a;
  std::string b;
};

// Reads a line of `verbatim compare --pairs`: a JSON object with the strings "a_text" and "b_text";
// other members are ignored. INVALID_ARGUMENT says what is wrong with it.
absl::StatusOr<WordingPair> ParseWordingPair(std::string_view line);

// Whether a line holds only white space.
bool IsBlank(std::string_view line);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_WORDING_PAIR_H_
