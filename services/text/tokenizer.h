#ifndef VERBATIM_SERVICES_TEXT_TOKENIZER_H_
#define VERBATIM_SERVICES_TEXT_TOKENIZER_H_

#include <string_view>
#include <vector>

#include "services/domain/text_span.h"
#include "services/text/document.h"

namespace verbatim::text {

// Appends the tokens of one line to `tokens`, in order, without their place in quotations and
// sentences. Quotation marks come as kPunctuation, one token each ('' and `` are one mark); which
// of them quote is decided by the scan of marks. Linear time.
void Tokenize(std::string_view text, domain::TextSpan line, std::vector<Token>& tokens);

// Whether a word with its full stop is an abbreviation that does not end a sentence by itself:
// "Mr.", "Gen.", "U.S.", "J.". `word` is without the full stop.
bool IsAbbreviation(std::string_view word);

// Whether it stands before a name ("Mr", "Gen", an initial), so that a capital after it says
// nothing.
bool IsTitleAbbreviation(std::string_view word);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_TOKENIZER_H_
