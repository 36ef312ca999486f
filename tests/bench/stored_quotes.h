#ifndef VERBATIM_TESTS_BENCH_STORED_QUOTES_H_
#define VERBATIM_TESTS_BENCH_STORED_QUOTES_H_

#include <cstddef>

#include "tests/bench/bench_database.h"

namespace verbatim::bench {

// Fills an empty database with this many made-up quotes of one variant each, with the fingerprints
// that they would be stored under, but without occurrences; most indexes are built at the end.
void StoreQuotes(BenchDatabase& database, size_t count);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_STORED_QUOTES_H_
