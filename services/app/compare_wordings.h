#ifndef VERBATIM_SERVICES_APP_COMPARE_WORDINGS_H_
#define VERBATIM_SERVICES_APP_COMPARE_WORDINGS_H_

#include <string_view>

#include "services/domain/quote.h"

namespace verbatim::app {

// Whether two wordings report the same utterance, and how the second reports the first. Pure;
// without edits. REQUIRES: valid UTF-8.
domain::Comparison CompareWordings(std::string_view a, std::string_view b);

// The same verdict with the edits from `a` to `b`, for display.
domain::Comparison CompareWordingsWithEdits(std::string_view a, std::string_view b);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_COMPARE_WORDINGS_H_
