#ifndef VERBATIM_TESTS_BENCH_MIXED_LOAD_H_
#define VERBATIM_TESTS_BENCH_MIXED_LOAD_H_

#include <string>
#include <vector>

#include "tests/bench/figures.h"

namespace verbatim::bench {

// Four look-ups of these quotes for each made-up article that is ingested: first as fast as they
// are answered, for the capacity, then at 70 % of it for so many seconds, in ten rows. A call's
// time counts from when its turn was, so that a stall is not hidden by the calls that it holds up.
// The resident memory is this process', the server in it included.
Json MeasureMixedLoad(const std::string& address, const std::vector<std::string>& quotes,
                      int seconds);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_MIXED_LOAD_H_
