#ifndef VERBATIM_CLIENTS_CLI_ALERT_VIEW_H_
#define VERBATIM_CLIENTS_CLI_ALERT_VIEW_H_

#include <string>

#include "absl/status/status.h"
#include "verbatim/v1/alert.pb.h"

#include "clients/cli/output.h"

// Alerts for people.
namespace verbatim::cli {

// One alert as a block: what happened and where, the words, who says so and of which claim or
// quote.
void PrintAlert(const verbatim::v1::Alert& alert, Output& output);

// Adds the kinds of "denied,figure" to a filter. INVALID_ARGUMENT names the words that there are.
absl::Status AddAlertKinds(const std::string& only, verbatim::v1::AlertFilter& filter);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_ALERT_VIEW_H_
