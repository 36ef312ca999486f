#ifndef VERBATIM_SERVICES_TEXT_QUOTATION_SCAN_H_
#define VERBATIM_SERVICES_TEXT_QUOTATION_SCAN_H_

#include <string_view>
#include <vector>

#include "services/domain/text_span.h"
#include "services/text/document.h"

namespace verbatim::text {

struct QuotationScan {
  std::vector<Quotation> quotations;  // by begin, an outer one before what it holds; no tokens yet
  std::vector<domain::TextSpan> marks;  // accepted marks by begin, stray double ones included
};

// Pairs the quotation marks of each paragraph.
//
// Every possible mark of a paragraph may open a quotation, close one, or be none (an apostrophe, a
// measure, a stray mark); each reading has a cost from the mark's neighbours and shape, and so have
// nesting, leaving a quotation open, and closing it with the wrong kind of mark. The cheapest
// reading of the paragraph as a whole wins: a shortest path (Viterbi) over the few possible stacks
// of open quotations. So one missing or mistyped mark costs its due instead of turning the rest of
// the paragraph inside out. Linear time; memory bounded by kMarksAtOnce beside the result.
QuotationScan ScanQuotations(std::string_view text, const std::vector<Paragraph>& paragraphs);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_QUOTATION_SCAN_H_
