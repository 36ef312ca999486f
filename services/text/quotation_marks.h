#ifndef VERBATIM_SERVICES_TEXT_QUOTATION_MARKS_H_
#define VERBATIM_SERVICES_TEXT_QUOTATION_MARKS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "services/domain/text_span.h"
#include "services/text/document.h"

namespace verbatim::text {

// A character, or a pair such as '' or ``, that may be a quotation mark, with what it would cost to
// take it for one thing or another. Costs are small whole numbers: 0 where the neighbours and the
// shape of the mark speak for that reading, 10 and more where they speak against it. The scan of
// quotations (quotation_scan.h) picks the cheapest reading of a paragraph as a whole.
struct Mark {
  domain::TextSpan span;
  MarkStyle style = MarkStyle::kDouble;
  uint8_t open_cost = 0;
  uint8_t close_cost = 0;
  uint8_t literal_cost = 0;  // no quotation mark: an apostrophe, a minute or inch, or a stray mark
  bool is_measure = false;   // as a literal it counts feet, inches, minutes or seconds
};

// Appends the possible marks of one paragraph in order. Linear in the paragraph.
void FindMarks(std::string_view text, domain::TextSpan paragraph, std::vector<Mark>& marks);

// Whether the paragraph's first character is an opening mark of the style.
bool BeginsWithMark(std::string_view text, domain::TextSpan paragraph, MarkStyle style);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_QUOTATION_MARKS_H_
