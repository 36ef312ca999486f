#ifndef VERBATIM_CLIENTS_CLI_CHAIN_VIEW_H_
#define VERBATIM_CLIENTS_CLI_CHAIN_VIEW_H_

#include <cstddef>
#include <string>

#include "verbatim/v1/attribution_chain.pb.h"
#include "verbatim/v1/quote_service.pb.h"

#include "clients/cli/output.h"

namespace verbatim::cli {

// Who said it and how sure that is: "Said by Ada Park · speakers/7".
StyledText WhoSaidIt(const v1::Occurrence& occurrence);

// Prints the links of a chain, a line or more each, in words for people.
void PrintLinks(const v1::AttributionChain& chain, Output& output, size_t indent = 2);

// How an occurrence came to have its words: "First known appearance", "Copied, it seems: ...".
// Empty where nobody looked.
std::string OriginOf(const v1::QuoteEvidence& evidence);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_CHAIN_VIEW_H_
