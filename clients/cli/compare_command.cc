#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/comparison_printer.h"
#include "clients/cli/failure.h"
#include "clients/cli/format.h"
#include "clients/cli/input_file.h"
#include "clients/cli/output.h"
#include "clients/cli/wording_pair.h"
#include "services/app/compare_wordings.h"

namespace verbatim::cli {
namespace {

constexpr FormatDefault kFormatDefault = FormatDefault::kTableOrJsonLines;

// A file of ten million pairs has some 3 GB.
constexpr size_t kMaxPairsBytes = size_t{4} * 1024 * 1024 * 1024;

struct CompareOptions {
  std::string format;
  std::string pairs;
  std::vector<std::string> wordings;
};

// Compares the pairs of a file, one a line. A line that is no pair is named and counted, the others
// are still done.
ExitCode ComparePairs(const std::string& path, ComparisonPrinter& printer) {
  absl::StatusOr<std::string> content = ReadInput(path, kMaxPairsBytes);
  if (!content.ok()) {
    ReportFailure(path, content.status());
    return kFailed;
  }
  if (content->size() > kMaxPairsBytes) {
    ReportFailure(path, "is larger than 4 GiB", "Split it.");
    return kFailed;
  }
  ExitCode exit_code = kDone;
  size_t line_number = 0;
  size_t index = 0;  // of the pair; blank lines are none
  WordingPairReader reader;
  const size_t size = content->size();
  content->append(WordingPairReader::kPadding, ' ');
  std::string_view rest = std::string_view(*content).substr(0, size);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    ++line_number;
    if (IsBlank(line)) continue;
    const absl::StatusOr<WordingPair> pair = reader.Read(line);
    if (pair.ok()) {
      printer.Print(index, *pair);
    } else {
      ReportFailure(path + ":" + std::to_string(line_number), pair.status());
      exit_code = kFailed;
    }
    ++index;
  }
  return exit_code;
}

int RunCompare(const CompareOptions& options) {
  Output output(DescribeStandardOutput());
  ComparisonPrinter printer(ChooseFormat(options.format, kFormatDefault, output.terminal()),
                            output);
  ExitCode exit_code = kDone;
  if (options.pairs.empty()) {
    printer.Print(0, {options.wordings[0], options.wordings[1]});
  } else {
    exit_code = ComparePairs(options.pairs, printer);
  }
  printer.Finish();
  return output.Finish(exit_code);
}

}  // namespace

void AddCompareCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App& command =
      *program.add_subcommand("compare", "Say whether two wordings are the same quote");
  CLI::Option* wordings = command
                              .add_option("WORDING", options->wordings,
                                          "two wordings, the second as a report of the first")
                              ->expected(2);
  command
      .add_option("--pairs", options->pairs,
                  "a file of pairs, one a line: {\"a_text\": ..., \"b_text\": ...}; - for standard "
                  "input")
      ->type_name("FILE")
      ->excludes(wordings);
  AddFormatOption(command, kFormatDefault, options->format);
  command.group(kWithoutServer);
  command.footer(
      "A line that is no pair is named on standard error; the others are still done, and each\n"
      "keeps its index, counted from 0.\n\n"
      "Example: verbatim compare \"They have lost.\" \"They have not lost\"");
  command.callback([options, &run] {
    if (options->pairs.empty() && options->wordings.empty()) {
      throw CLI::RequiredError("Two wordings or --pairs");
    }
    run = [options] { return RunCompare(*options); };
  });
}

}  // namespace verbatim::cli
