#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_join.h"
#include "verbatim/v1/quote_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/format.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/review_view.h"
#include "clients/cli/table_printer.h"

namespace verbatim::cli {
namespace {

struct SearchOptions {
  ConnectionOptions connection;
  std::string format;
  std::vector<std::string> words;
  std::string speaker;
  std::string outlet;
  std::string from;
  std::string before;
  int64_t limit = kDefaultLimit;
};

v1::SearchQuotesRequest RequestOf(const SearchOptions& options) {
  v1::SearchQuotesRequest request;
  request.set_words(absl::StrJoin(options.words, " "));
  if (NamesOneOf("speakers", options.speaker)) {
    request.set_speaker(ResourceName("speakers", options.speaker));
  } else {
    request.set_speaker_name(options.speaker);
  }
  request.set_outlet(options.outlet);
  if (const auto time = TimestampOf(options.from)) *request.mutable_start_time() = *time;
  if (const auto time = TimestampOf(options.before)) *request.mutable_end_time() = *time;
  return request;
}

void PrintQuotes(const Listing<v1::Quote>& quotes, int64_t limit, Output& output) {
  if (quotes.items.empty()) {
    output.Line({{"No quote found.", Style::kStrong}});
    return;
  }
  TablePrinter table({{.header = "QUOTE", .max_width = 16},
                      {.header = "WHO", .max_width = 22},
                      {.header = "WORDS", .flexible = true},
                      {.header = "FIRST", .max_width = 10},
                      {.header = "TIMES", .max_width = 8}});
  for (const v1::Quote& quote : quotes.items) {
    StyledText words = WordsOf(quote);
    const std::string checked = CheckedBy(quote);
    if (!checked.empty()) words.push_back({"  [" + checked + "]", Style::kWarning});
    table.AddRow({{{quote.name()}},
                  CreditedWith(quote),
                  std::move(words),
                  {{quote.has_first_publish_time() ? DateOf(quote.first_publish_time()) : "?"}},
                  {{std::to_string(quote.occurrence_count())}}});
  }
  table.Print(output);
  if (quotes.has_more) PrintLimitReached(limit, output);
}

int RunSearch(const SearchOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const auto quotes = List(connection, &v1::QuoteService::Stub::SearchQuotes, RequestOf(options),
                           options.limit, &v1::SearchQuotesResponse::quotes);
  if (!quotes.ok()) return connection.Report("", quotes.status());
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  if (format == Format::kTable) {
    PrintQuotes(*quotes, options.limit, output);
  } else {
    PrintMessages(quotes->items, format, output);
  }
  return output.Finish(quotes->items.empty() ? kFailed : kDone);
}

}  // namespace

void AddSearchCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App& command = *program.add_subcommand("search", "Find quotes by words, speaker and date");
  command.add_option("WORDS", options->words, "words that the quote has, in any order");
  command.add_option("--speaker", options->speaker, "who said it: a name, or speakers/7")
      ->type_name("NAME");
  command.add_option("--outlet", options->outlet, "who published it")->type_name("NAME");
  AddTimeOption(command, "--from", options->from, "published on this day or later");
  AddTimeOption(command, "--before", options->before, "published before this day");
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer("Example: verbatim search global pariah --speaker Milley --from 2023-02-01");
  command.callback([options, &run] { run = [options] { return RunSearch(*options); }; });
}

}  // namespace verbatim::cli
