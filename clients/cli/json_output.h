#ifndef VERBATIM_CLIENTS_CLI_JSON_OUTPUT_H_
#define VERBATIM_CLIENTS_CLI_JSON_OUTPUT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "clients/cli/output.h"

namespace verbatim::cli {

// Appends a JSON string literal. Characters beyond ASCII stay as they are; bytes that are not
// UTF-8 become U+FFFD, so that the output is always JSON.
void AppendJsonString(std::string& json, std::string_view text);

// Appends a number in [0, 1] with at most four decimals: 0.93, 1, 0.
void AppendJsonFraction(std::string& json, double value);

void AppendJsonInteger(std::string& json, uint64_t value);

// Prints documents as the elements of one indented JSON array.
class JsonArray {
 public:
  // `document` is JSON.
  void Add(std::string_view document, Output& output);
  // Closes the array; without documents it is "[]".
  void Finish(Output& output);

 private:
  bool empty_ = true;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_JSON_OUTPUT_H_
