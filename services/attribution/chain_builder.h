#ifndef VERBATIM_SERVICES_ATTRIBUTION_CHAIN_BUILDER_H_
#define VERBATIM_SERVICES_ATTRIBUTION_CHAIN_BUILDER_H_

#include <optional>
#include <vector>

#include "services/attribution/conversation.h"
#include "services/attribution/statement_tokens.h"
#include "services/domain/chain.h"
#include "services/domain/time.h"

namespace verbatim::attribution {

// The attribution chain of one statement whose speaker has been settled, without kPublishedIn.
//
// kAntecedent is there when the source is not the fullest form of the name: the nearest mention
// before it, in the same entry, that introduces the speaker with a title; else one with the name in
// full; else the one that the resolution found.
std::vector<domain::ChainLink> BuildChain(const Conversation& conversation,
                                          const domain::Statement& statement,
                                          const StatementTokens& tokens, const Turn& turn,
                                          std::optional<domain::Time> publish_time);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_CHAIN_BUILDER_H_
