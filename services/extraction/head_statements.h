#ifndef VERBATIM_SERVICES_EXTRACTION_HEAD_STATEMENTS_H_
#define VERBATIM_SERVICES_EXTRACTION_HEAD_STATEMENTS_H_

#include <optional>

#include "services/domain/statement.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// What remains of a statement that the models made of a title, standfirst or heading. The models
// learned from articles as one run of paragraphs and pair these lines with the text around them.
//   - A statement is within one such line or has nothing of any: a source that stands in another
//     line is given up, a cue or content there ends the statement.
//   - Titles and headings report only with quotation marks; they repeat what the text says.
//   - Before a colon stands a name: "Lee: ‘We won’", not "Election night – live: ‘We won’".
// Statements of body paragraphs alone come back as they are. nullopt when nothing remains.
std::optional<domain::Statement> SettleInHead(const text::Document& document,
                                              domain::Statement statement);

// Whether a paragraph is the editors' note on the article itself: "Correction: An earlier version
// of this story said ...", "This article was updated on Monday". What it reports nobody said.
bool IsEditorsNote(const text::Document& document, uint32_t paragraph);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_HEAD_STATEMENTS_H_
