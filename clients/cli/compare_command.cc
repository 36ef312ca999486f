#include <memory>
#include <optional>
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

// Two wordings of kMaxQueryBytes, each character escaped, with much else.
constexpr size_t kMaxLineBytes = size_t{1024} * 1024;

struct CompareOptions {
  std::string format;
  std::string pairs;
  bool edits = false;
  std::vector<std::string> wordings;
};

// Compares the pairs of a file, one a line. A line that is no pair is named and counted, the others
// are still done.
ExitCode ComparePairs(const std::string& path, ComparisonPrinter& printer) {
  static_assert(LineReader::kPadding >= WordingPairReader::kPadding);
  ExitCode exit_code = kDone;
  LineReader lines(path);
  WordingPairReader reader;
  size_t line_number = 0;
  size_t index = 0;  // of the pair; blank lines are none
  while (const std::optional<std::string_view> next = lines.Next(kMaxLineBytes)) {
    const std::string_view line = *next;
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
  if (!lines.status().ok()) {
    ReportFailure(path, lines.status());
    return kFailed;
  }
  return exit_code;
}

int RunCompare(const CompareOptions& options) {
  Output output(DescribeStandardOutput());
  ComparisonPrinter printer(ChooseFormat(options.format, kFormatDefault, output.terminal()),
                            options.edits, output);
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
  command.add_flag("--edits", options->edits,
                   "in JSON too: the steps from one to the other, and why the meaning changes");
  AddFormatOption(command, kFormatDefault, options->format);
  command.group(kWithoutServer);
  command.footer(
      "Words that only the first wording has are shown as [-words-], words that only the second "
      "has\n"
      "as {+words+}; words that moved as [~words~] where they stood and as {~words~} where they "
      "stand\n"
      "now.\n\n"
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
