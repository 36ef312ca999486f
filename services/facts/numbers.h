#ifndef VERBATIM_SERVICES_FACTS_NUMBERS_H_
#define VERBATIM_SERVICES_FACTS_NUMBERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::facts {

// A number as written at the beginning of some words.
struct WrittenNumber {
  double value = 0;
  double upper = 0;    // of "20-30" in one token, else 0
  uint32_t words = 0;  // how many it takes
  bool digits = false;
  bool whole = true;      // digits without point, comma, scale or unit: a year may be one
  bool order = false;     // "thousands", "dozens"
  bool fraction = false;  // "two thirds", "half"
  std::string unit;       // grown together with the number: "20-year-old", "40km", "12%"
};

// Reads the number that words[at] begins, in digits or in words; nullopt where none begins there.
std::optional<WrittenNumber> ReadNumber(const std::vector<std::string>& words, size_t at);

// 1 and more for "first", "21st", "third"; 0: no ordinal.
int OrdinalOf(std::string_view word);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_NUMBERS_H_
