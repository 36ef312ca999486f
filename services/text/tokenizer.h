#ifndef VERBATIM_SERVICES_TEXT_TOKENIZER_H_
#define VERBATIM_SERVICES_TEXT_TOKENIZER_H_

#include <string_view>
#include <vector>

#include "services/domain/text_span.h"
#include "services/text/document.h"

namespace verbatim::text {

// Appends the tokens of one paragraph; in_quotes and sentence stay unset. `marks` are the accepted
// quotation marks of the text by begin, and `next_mark` the first of them not yet passed: each
// becomes a token of its own, whatever stands beside it.
//
// Words are split as in the Penn Treebank: clitics stand alone ("do" "n’t", "Kyiv" "’s", "can"
// "not"), hyphens and slashes inside a word stay, so do the full stops of abbreviations, initials
// and web addresses; "35,000", "10:30" and "9/11" are one token. Linear in the paragraph.
void Tokenize(std::string_view text, domain::TextSpan paragraph,
              const std::vector<domain::TextSpan>& marks, size_t& next_mark,
              std::vector<Token>& tokens);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_TOKENIZER_H_
