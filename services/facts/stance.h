#ifndef VERBATIM_SERVICES_FACTS_STANCE_H_
#define VERBATIM_SERVICES_FACTS_STANCE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "services/domain/claim.h"
#include "services/domain/statement.h"
#include "services/text/document.h"

namespace verbatim::facts {

// What a statement's cue does to its content: "said" asserts, "denied" denies, "declined to comment
// on" declines. The evidence is the word of the cue that decides, unset for kAsserts. Pure.
domain::StanceEvidence StanceOf(const text::Document& document, const domain::Statement& statement);

// Whether some tokens only point back at a claim: "a charge", "the report", "it", "a request for
// comment". At most six words.
bool PointsBack(const text::Document& document, const std::vector<uint32_t>& tokens);

// Whether they ask for comment, which somebody did not give: "a request for comment".
bool AsksForComment(const text::Document& document, const std::vector<uint32_t>& tokens);

// A stance that a sentence adds to what it reports: "a charge Baku denies", "which he disputes".
struct AddedStance {
  uint32_t begin = 0;             // its first token: "a"
  domain::TextSpan span;          // from there to the verb
  domain::TextSpan source;        // "Baku"
  domain::StanceEvidence stance;  // "denies"
};

// The one among the tokens [begin, end) of one sentence; nullopt: none.
std::optional<AddedStance> FindAddedStance(const text::Document& document, text::TokenRange range);

// How many tokens at the beginning only lead to what follows: "that", "reports that"; 0: none.
size_t LeadIn(const text::Document& document, const std::vector<uint32_t>& tokens);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_STANCE_H_
