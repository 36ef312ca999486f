#ifndef VERBATIM_TESTS_BENCH_SQL_REPLAY_H_
#define VERBATIM_TESTS_BENCH_SQL_REPLAY_H_

#include <functional>
#include <string>
#include <vector>

#include "tests/bench/bench_database.h"

namespace verbatim::bench {

// What a server with one connection says to Postgres while `ask(address, i)` calls it, i from 0 to
// `calls`; then says the same to Postgres itself, over a bare socket, and returns how many
// milliseconds each call's statements take there, all of them as often as `rounds` says. Prepared
// statements are prepared before, by calls that are made twice.
std::vector<double> ReplaySql(BenchDatabase& database, size_t calls, int rounds,
                              const std::function<void(const std::string& address, size_t i)>& ask);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_SQL_REPLAY_H_
