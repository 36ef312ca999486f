#ifndef VERBATIM_SERVICES_FACTS_DATES_H_
#define VERBATIM_SERVICES_FACTS_DATES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/text/document.h"

namespace verbatim::facts {

// A date as written. `iso` is ISO 8601 with what is said of it: "2023-02-14", "2020", "--02-14".
struct WrittenDate {
  std::string iso;
  uint32_t words = 0;  // how many tokens it takes
};

// Reads the date that begins at words[at], the folded words of the document's tokens from `first`
// on. Weekdays are none: they tell of the article's day. nullopt where none begins.
std::optional<WrittenDate> ReadDate(const text::Document& document,
                                    const std::vector<std::string>& words, uint32_t first,
                                    size_t at);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_DATES_H_
