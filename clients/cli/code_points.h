#ifndef VERBATIM_CLIENTS_CLI_CODE_POINTS_H_
#define VERBATIM_CLIENTS_CLI_CODE_POINTS_H_

#include <cstddef>
#include <string_view>

namespace verbatim::cli {

// One code point of a text and the bytes it took.
struct CodePoint {
  char32_t value = 0;
  size_t bytes = 0;
  bool valid = true;  // false: one byte that is not UTF-8
};

// The first code point. REQUIRES: text is not empty.
CodePoint DecodeFirst(std::string_view text);

// Columns of a terminal that a code point takes: 0, 1 or 2.
int ColumnsOf(char32_t code_point);

// Whether a terminal would act on it instead of showing it: control characters, and those that
// change the direction of writing.
bool IsControl(char32_t code_point);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_CODE_POINTS_H_
