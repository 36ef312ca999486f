#ifndef VERBATIM_SERVICES_MATCHING_NUMBERS_H_
#define VERBATIM_SERVICES_MATCHING_NUMBERS_H_

#include <vector>

#include "services/matching/side.h"

namespace verbatim::matching {

// The numbers that a range of units names, in order: "two hundred thousand" and "200,000" are one
// number of the same value, "twenty-five" is 25, "2.5 million" 2500000. Words such as "percent"
// are no numbers. "one" is not taken as a number where it stands alone.
std::vector<double> NumbersIn(const Side& side, Range range);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_NUMBERS_H_
