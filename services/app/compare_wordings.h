#ifndef VERBATIM_SERVICES_APP_COMPARE_WORDINGS_H_
#define VERBATIM_SERVICES_APP_COMPARE_WORDINGS_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "services/domain/quote.h"

namespace verbatim::matching {
class TextComparer;
}

namespace verbatim::app {

// Of a quote's wordings, compared where quotes are shown or searched.
inline constexpr size_t kMaxComparedVariants = 100;

// Whether two wordings report the same utterance, and how the second reports the first. Pure;
// without edits. REQUIRES: valid UTF-8.
domain::Comparison CompareWordings(std::string_view a, std::string_view b);

// The same verdicts for many pairs, one after the other, in memory that is used again. Not
// thread-safe.
class WordingComparer {
 public:
  WordingComparer();
  ~WordingComparer();

  domain::Comparison Compare(std::string_view a, std::string_view b);

 private:
  std::unique_ptr<matching::TextComparer> comparer_;
};

// The same verdict with the edits from `a` to `b`, for display.
domain::Comparison CompareWordingsWithEdits(std::string_view a, std::string_view b);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_COMPARE_WORDINGS_H_
