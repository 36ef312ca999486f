#ifndef VERBATIM_SERVICES_TEXT_SENTENCE_SPLITTER_H_
#define VERBATIM_SERVICES_TEXT_SENTENCE_SPLITTER_H_

#include <string_view>
#include <vector>

#include "services/text/document.h"

namespace verbatim::text {

// Appends the sentences of one paragraph and sets Token::sentence of its tokens.
//
// A sentence ends after . ? or ! (and closing marks and brackets behind them), inside quotations
// too; not after abbreviations and initials unless a typical first word of a sentence follows, not
// before a lower-case word that goes on after ? or ! or a closing mark (`?” she said`), and not
// before a name and a verb of reporting (`!” Ann Lee shouted`). Linear in the paragraph.
void SplitSentences(std::string_view text, const Paragraph& paragraph, uint32_t paragraph_index,
                    std::vector<Token>& tokens, std::vector<Sentence>& sentences);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_SENTENCE_SPLITTER_H_
