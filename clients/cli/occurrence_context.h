#ifndef VERBATIM_CLIENTS_CLI_OCCURRENCE_CONTEXT_H_
#define VERBATIM_CLIENTS_CLI_OCCURRENCE_CONTEXT_H_

#include "absl/status/statusor.h"
#include "verbatim/v1/occurrence.pb.h"

#include "clients/cli/connection.h"
#include "clients/cli/styled_text.h"

namespace verbatim::cli {

// The paragraphs around an occurrence, its words standing out. Empty when the article's newest
// revision is not the one that holds it.
// REQUIRES: the occurrence's offsets are UTF-8.
absl::StatusOr<StyledText> OccurrenceContext(const verbatim::v1::Occurrence& occurrence,
                                             Connection& connection);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_OCCURRENCE_CONTEXT_H_
