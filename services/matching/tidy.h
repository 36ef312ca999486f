#ifndef VERBATIM_SERVICES_MATCHING_TIDY_H_
#define VERBATIM_SERVICES_MATCHING_TIDY_H_

#include "services/matching/side.h"

namespace verbatim::matching {

// What is left of a range when all is taken out that an editor tidies up in speech: hesitations
// ("um"), discourse markers ("well", "you know", "by the way"), and starts that are said again
// ("if she gets, if she gets"). Indexes of units, in order. Linear time but for restarts, which are
// looked for up to 8 words.
Indexes TidiedUp(const Side& side, Range range);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_TIDY_H_
