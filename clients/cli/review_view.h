#ifndef VERBATIM_CLIENTS_CLI_REVIEW_VIEW_H_
#define VERBATIM_CLIENTS_CLI_REVIEW_VIEW_H_

#include <string>

#include "verbatim/v1/quote.pb.h"
#include "verbatim/v1/review.pb.h"

#include "clients/cli/styled_text.h"

// Published checks in words for people.
namespace verbatim::cli {

// The rating as published, with its scale: "Mostly false (2 of 1 to 5)"; "no rating" without.
std::string RatingOf(const verbatim::v1::Review& review);

// "Example Check: “Mostly false”, 2023-02-20, https://...", with a note where nobody confirmed it.
StyledText ReviewLine(const verbatim::v1::Review& review);

// "already checked by Example Check, Other Check", "perhaps checked by ..." where none is
// confirmed; empty without reviews.
std::string CheckedBy(const verbatim::v1::Quote& quote);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_REVIEW_VIEW_H_
