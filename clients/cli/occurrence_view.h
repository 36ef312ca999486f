#ifndef VERBATIM_CLIENTS_CLI_OCCURRENCE_VIEW_H_
#define VERBATIM_CLIENTS_CLI_OCCURRENCE_VIEW_H_

#include <string>
#include <vector>

#include "verbatim/v1/occurrence.pb.h"
#include "verbatim/v1/quote.pb.h"

#include "clients/cli/output.h"
#include "services/domain/quote.h"

namespace verbatim::cli {

// Where the words of an occurrence's block begin, in columns.
inline constexpr size_t kOccurrenceMargin = 11;

// A quote above its occurrences: name, who is credited, how often, and its words.
void PrintQuoteHeader(const verbatim::v1::Quote& quote, Output& output);

// One occurrence as an indented block: relation and place, who said it by which words of the text,
// then its words, with what differs from the quote's representative wording marked. `edits` is
// empty where nothing was compared.
void PrintOccurrence(const verbatim::v1::Occurrence& occurrence,
                     const std::vector<domain::Edit>& edits, Output& output);

// "changes the meaning: a number differs"; empty where it does not.
std::string MeaningNote(const verbatim::v1::Comparison& comparison);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_OCCURRENCE_VIEW_H_
