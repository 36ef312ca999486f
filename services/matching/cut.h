#ifndef VERBATIM_SERVICES_MATCHING_CUT_H_
#define VERBATIM_SERVICES_MATCHING_CUT_H_

#include "services/domain/quote.h"
#include "services/matching/correspondence.h"
#include "services/matching/side.h"

namespace verbatim::matching {

// Whether what one text leaves out turns the sense of what it keeps: a frame before it ("Nobody is
// saying that", "It would be absurd to claim", "He says that"), a condition or turn after it ("if",
// "unless", "but"), a negation inside an ellipsis. kCut or kNone.
domain::MeaningChange CutChange(const Side& a, const Side& b, const Correspondence& found);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_CUT_H_
