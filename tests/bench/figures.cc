#include "tests/bench/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

namespace verbatim::bench {
namespace {

std::string CellText(const Json& cell) {
  if (cell.is_null()) return "-";
  return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

}  // namespace

double Percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const auto rank = static_cast<size_t>(std::ceil(share * static_cast<double>(values.size())));
  const size_t index = std::clamp<size_t>(rank, 1, values.size()) - 1;
  std::nth_element(values.begin(), values.begin() + static_cast<ptrdiff_t>(index), values.end());
  return values[index];
}

double ProcessCpuMs() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) * 1e-3;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double Rounded(double value, int digits) {
  const double scale = std::pow(10, digits);
  return std::round(value * scale) / scale;
}

Json Machine() {
  const double memory = static_cast<double>(sysconf(_SC_PHYS_PAGES)) *
                        static_cast<double>(sysconf(_SC_PAGE_SIZE)) / (1U << 30U);
  const std::time_t now = std::time(nullptr);
  char date[16] = "";
  std::tm utc{};
  if (gmtime_r(&now, &utc) != nullptr) std::strftime(date, sizeof(date), "%Y-%m-%d", &utc);
  return {{"date", date},
          {"processors", std::thread::hardware_concurrency()},
          {"memory_gib", Rounded(memory, 1)}};
}

void PrintTable(const std::string& title, const Json& rows) {
  std::printf("\n%s\n", title.c_str());
  if (rows.empty()) return;
  std::vector<std::vector<std::string>> cells(1);
  std::vector<size_t> widths;
  for (const auto& column : rows[0].items()) cells[0].push_back(column.key());
  for (const Json& row : rows) {
    std::vector<std::string>& line = cells.emplace_back();
    for (const std::string& key : cells[0]) line.push_back(CellText(row.value(key, Json())));
  }
  for (const std::vector<std::string>& line : cells) {
    widths.resize(line.size());
    for (size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  }
  for (const std::vector<std::string>& line : cells) {
    for (size_t i = 0; i < line.size(); ++i) {
      const int width = static_cast<int>(widths[i]);
      std::printf(i == 0 ? "%-*s" : "  %*s", width, line[i].c_str());
    }
    std::printf("\n");
  }
  std::fflush(stdout);
}

void WriteReport(const std::string& path, const Json& report) {
  if (path.empty()) return;
  std::ofstream file(path);
  file << report.dump(2) << "\n";
  file.close();
  if (file.fail()) {
    std::fprintf(stderr, "bench: can't write %s\n", path.c_str());
    std::exit(1);
  }
}

}  // namespace verbatim::bench
