#ifndef VERBATIM_CLIENTS_CLI_WORDING_PAIR_H_
#define VERBATIM_CLIENTS_CLI_WORDING_PAIR_H_

#include <cstddef>
#include <string_view>

#include <simdjson.h>

#include "absl/status/statusor.h"

namespace verbatim::cli {

struct WordingPair {
  std::string_view a;
  std::string_view b;
};

// Reads the lines of `verbatim compare --pairs`. Not thread-safe.
class WordingPairReader {
 public:
  // What must be readable behind a line, whatever it holds.
  static constexpr size_t kPadding = simdjson::SIMDJSON_PADDING;

  // A line: a JSON object with the strings "a_text" and "b_text"; other members are ignored.
  // INVALID_ARGUMENT says what is wrong with it. The pair is valid until the next call.
  // REQUIRES: kPadding bytes behind the line belong to the same buffer.
  absl::StatusOr<WordingPair> Read(std::string_view line);

 private:
  simdjson::dom::parser parser_;
};

// Whether a line holds only white space.
bool IsBlank(std::string_view line);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_WORDING_PAIR_H_
