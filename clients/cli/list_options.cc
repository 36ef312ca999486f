#include "clients/cli/list_options.h"

#include "CLI/CLI.hpp"

#include "services/domain/time.h"

namespace verbatim::cli {

void AddLimitOption(CLI::App& command, int64_t& limit) {
  constexpr int64_t kMaxLimit = 1'000'000'000;
  command.add_option("--limit", limit, "how many to show at most")
      ->type_name("NUMBER")
      ->check(CLI::Range(int64_t{1}, kMaxLimit).description(""))
      ->capture_default_str();
}

void PrintLimitReached(int64_t limit, Output& output) {
  output.Line();
  output.Line(
      {{"The first " + std::to_string(limit) + "; for more, --limit NUMBER.", Style::kFaint}});
}

void AddTimeOption(CLI::App& command, const std::string& flag, std::string& time,
                   const std::string& description) {
  const auto check = [](const std::string& text) {
    return domain::ParseTime(text) ? std::string()
                                   : "\"" + text + "\" is no date such as 2023-02-15";
  };
  command.add_option(flag, time, description)->type_name("DATE")->check(check);
}

}  // namespace verbatim::cli
