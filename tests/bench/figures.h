#ifndef VERBATIM_TESTS_BENCH_FIGURES_H_
#define VERBATIM_TESTS_BENCH_FIGURES_H_

#include <chrono>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace verbatim::bench {

using Json = nlohmann::ordered_json;

// The value below which this share of them lies (nearest rank); 0 without values.
double Percentile(std::vector<double> values, double share);

// Milliseconds since some moment.
inline double NowMs() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// Processor time that this process has taken.
double ProcessCpuMs();

// A number with this many digits behind the point, no more.
double Rounded(double value, int digits);

// The machine's processors and memory, and the date.
Json Machine();

// Prints rows, objects with the same keys, as a table: the keys as headings, null as "-".
void PrintTable(const std::string& title, const Json& rows);

// Writes the report to a file; "" does nothing. Ends the program if it can't.
void WriteReport(const std::string& path, const Json& report);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_FIGURES_H_
