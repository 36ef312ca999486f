#ifndef VERBATIM_SERVICES_FACTS_SAME_CLAIM_H_
#define VERBATIM_SERVICES_FACTS_SAME_CLAIM_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "services/facts/form.h"

namespace verbatim::facts {

// Whether two forms assert the same of the same subject, whatever their figures and whether they
// deny it. Symmetric. Looser than matching's EXACT and VARIANT, which ask for the same words:
//
// 1. Two names or two words must be shared, one of them no name: what is said of somebody.
// 2. Where each has a name that the other has not, they differ; so if their years do, what they
//    count, or words that exclude each other ("rise", "fall").
// 3. Where both have a predicate, one's must be among the other's words.
// 4. What stands before one's predicate and after the other's may not be exchanged with what stands
//    the other way round: who did it to whom.
// 5. Of all their words, weighted (a name 2, a word 1, a general one or a forename less), the share
//    in common is kSameShare or more, kSameShareOfOneWord where names and one word are all that
//    they share; or nearly all of the shorter are in the longer, two words at least, and half of
//    both.
bool SameClaim(const Form& a, const Form& b);
// Their share in common, 0.5 to 1, where they are the same, else 0.
double ShareOfClaim(const Form& a, const Form& b);

inline constexpr double kSameShare = 0.6;
inline constexpr double kSameShareOfOneWord = 0.75;

// The keys under which a form is stored and asked for: hashes of pairs of its rarest words. Forms
// that share none are never one claim, so that SameClaim holds for what the look-up finds. Sorted,
// without repeats. The same on every machine.
std::vector<int64_t> KeysOf(const Form& form);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_SAME_CLAIM_H_
