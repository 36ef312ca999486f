#ifndef VERBATIM_SERVICES_TEXT_SENTENCE_SPLITTER_H_
#define VERBATIM_SERVICES_TEXT_SENTENCE_SPLITTER_H_

#include <string_view>
#include <vector>

#include "services/text/document.h"

namespace verbatim::text {

// Splits the tokens of one paragraph into sentences, after the scan of quotation marks: appends to
// `sentences` and sets Token::sentence. None ends at an abbreviation before a name or between
// `?”` and `she said`; each non-empty paragraph has one at least. Linear time.
void SplitSentences(std::string_view text, TokenRange tokens_of_paragraph, uint32_t paragraph,
                    std::vector<Token>& tokens, std::vector<Sentence>& sentences);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_SENTENCE_SPLITTER_H_
