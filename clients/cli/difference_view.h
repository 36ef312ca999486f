#ifndef VERBATIM_CLIENTS_CLI_DIFFERENCE_VIEW_H_
#define VERBATIM_CLIENTS_CLI_DIFFERENCE_VIEW_H_

#include <vector>

#include "clients/cli/styled_text.h"
#include "services/domain/quote.h"

namespace verbatim::cli {

// The way from one wording to another in one text: words that only the first has as [-words-],
// words that only the second has as {+words+}, words that moved as [~words~] where they stood and
// as
// {~words~} where they stand now; on a terminal also coloured.
StyledText DifferenceView(const std::vector<domain::Edit>& edits);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_DIFFERENCE_VIEW_H_
