#ifndef VERBATIM_SERVICES_TEXT_QUOTATION_SCAN_H_
#define VERBATIM_SERVICES_TEXT_QUOTATION_SCAN_H_

#include <string_view>
#include <vector>

#include "services/text/document.h"

namespace verbatim::text {

// The one careful pass over quotation marks. Pairs the marks among the tokens of one paragraph,
// turns the accepted ones into kQuoteMark, sets in_quotes, and appends the paragraph's quotations
// to `quotations`, in text order. Apostrophes, inch marks and stray marks stay kPunctuation.
//
// A mark opens or closes by its shape; where its surroundings contradict (“foo,“) or the shape says
// nothing (") the surroundings decide, and where these don't, whether a quotation is open. An
// opening mark inside an open quotation nests if enough closing marks follow, else the first one
// was never closed. Linear in the number of tokens.
void ScanQuotations(std::string_view text, TokenRange tokens_of_paragraph, uint32_t paragraph,
                    std::vector<Token>& tokens, std::vector<Quotation>& quotations);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_QUOTATION_SCAN_H_
