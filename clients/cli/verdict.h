#ifndef VERBATIM_CLIENTS_CLI_VERDICT_H_
#define VERBATIM_CLIENTS_CLI_VERDICT_H_

#include <string>

#include "verbatim/v1/quote_service.pb.h"

#include "clients/cli/styled_text.h"

namespace verbatim::cli {

// The answer to a verification in one sentence: "Altered: Mark Milley is quoted in other words.".
// `speaker` is who was asked for, or empty.
StyledText VerdictSentence(const verbatim::v1::VerifyQuoteResponse& response,
                           const std::string& speaker);

// The same for one sentence of a longer text.
StyledText VerdictSentence(const verbatim::v1::SentenceVerification& sentence,
                           const std::string& speaker);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_VERDICT_H_
