#ifndef VERBATIM_SERVICES_ATTRIBUTION_FOREGROUND_H_
#define VERBATIM_SERVICES_ATTRIBUTION_FOREGROUND_H_

#include <cstdint>
#include <vector>

#include "services/attribution/conversation.h"

namespace verbatim::attribution {

// Somebody whom a reader has in mind at a place in the text.
struct Candidate {
  uint32_t entity = kNoEntity;
  uint32_t mention = kNoMention;  // the mention that puts the person there, the best so far
  double score = 0;
  double probability = 0;
};

// Whether a mention is the subject of its clause, as far as its neighbours show.
bool IsSubject(const TaggedText& text, const Mention& mention);

// The people in the foreground at a token, best first, with probabilities that sum to 1: who spoke
// last and who is named in the same and the preceding sentences, sooner as subjects than as
// objects. People named only inside quotation marks, or in the statement's own content, are left
// out, and so is who is known to be of another gender. Only the token's own entry counts. Looks
// back over a bounded stretch (kMaxMentionsBack).
std::vector<Candidate> PeopleInForeground(const Conversation& conversation, uint32_t token,
                                          Gender gender,
                                          const std::vector<text::TokenRange>& own_content);

inline constexpr uint32_t kMaxMentionsBack = 80;
inline constexpr size_t kMaxTurnsBack = 6;

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_FOREGROUND_H_
