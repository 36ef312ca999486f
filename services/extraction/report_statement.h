#ifndef VERBATIM_SERVICES_EXTRACTION_REPORT_STATEMENT_H_
#define VERBATIM_SERVICES_EXTRACTION_REPORT_STATEMENT_H_

#include <optional>
#include <vector>

#include "services/domain/statement.h"
#include "services/extraction/report_model.h"
#include "services/extraction/words.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// A report of the model as a statement, with edges put right where the model, which labels word by
// word, cuts a phrase:
//   - a source is a whole noun phrase: "(State television) reported", "Lee, who chairs the board,"
//     rather than "who chairs the board"; in "a charge Lee denies" it is Lee
//   - content is no part of the source, the hearer ("told Reuters") or an aside before its "that"
//   - content that ends inside a quotation takes its closing mark
// nullopt if no content remains, or if the cue says that nothing has been said yet ("is expected
// to announce").
std::optional<domain::Statement> StatementOf(const text::Document& document,
                                             const std::vector<Word>& words, const Report& report);

// A source with the rest of a name that it ends in and the title that it begins behind, "Park" of
// "Mr Park Lee said", and without time and medium, "the ministry in a statement on Friday".
// REQUIRES: source is not empty and lies in one sentence.
text::TokenRange WholeName(const text::Document& document, text::TokenRange source,
                           text::TokenRange cue);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_STATEMENT_H_
