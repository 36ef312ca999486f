#ifndef VERBATIM_SERVICES_ATTRIBUTION_CIRCUMSTANCES_H_
#define VERBATIM_SERVICES_ATTRIBUTION_CIRCUMSTANCES_H_

#include <optional>
#include <vector>

#include "services/attribution/conversation.h"
#include "services/attribution/statement_tokens.h"
#include "services/domain/chain.h"
#include "services/domain/time.h"

namespace verbatim::attribution {

// The links that tell how, when and where a statement was made and who passed it on, as far as the
// words around its cue tell: kMedium ("in a statement", "told reporters", the document that
// speaks), kSaidAt ("on Tuesday", "in Brussels", "at a meeting of the group") and kRelayedBy ("told
// Reuters", "according to state media"). In text order within each kind. Reads the cue's sentence
// around the content, at most kMaxFrameTokens either way.
std::vector<domain::ChainLink> FindCircumstances(const Conversation& conversation,
                                                 const StatementTokens& statement,
                                                 const Source& source,
                                                 std::optional<domain::Time> publish_time);

inline constexpr uint32_t kMaxFrameTokens = 50;

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_CIRCUMSTANCES_H_
