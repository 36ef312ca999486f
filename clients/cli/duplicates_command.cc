#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "verbatim/v1/quote_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/find_article.h"
#include "clients/cli/format.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/occurrence_view.h"
#include "clients/cli/output.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

struct DuplicatesOptions {
  ConnectionOptions connection;
  std::string format;
  std::string article;  // empty: anywhere
  int64_t limit = kDefaultLimit;
};

void PrintRepeatedQuote(const v1::RepeatedQuote& repeated, Output& output) {
  PrintQuoteHeader(repeated.quote(), output);
  for (const v1::RepeatedOccurrence& one : repeated.occurrences()) {
    PrintOccurrence(one.occurrence(), EditsOf(one.comparison()), output);
    if (const std::string note = MeaningNote(one.comparison()); !note.empty()) {
      output.Paragraph({{"This wording " + note + ".", Style::kBad}}, kOccurrenceMargin);
    }
  }
}

absl::Status ShowDuplicates(const DuplicatesOptions& options, Connection& connection,
                            Output& output) {
  v1::ListRepeatedQuotesRequest request;
  request.set_parent("articles/-");
  if (!options.article.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_parent(), FindArticle(options.article, connection));
  }
  ASSIGN_OR_RETURN(const auto quotes,
                   List(connection, &v1::QuoteService::Stub::ListRepeatedQuotes, request,
                        options.limit, &v1::ListRepeatedQuotesResponse::repeated_quotes));
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  if (format != Format::kTable) {
    PrintMessages(quotes.items, format, output);
    return absl::OkStatus();
  }
  if (quotes.items.empty()) output.Line({{"No quote occurs twice.", Style::kStrong}});
  bool first = true;
  for (const v1::RepeatedQuote& quote : quotes.items) {
    if (!first) output.Line();
    first = false;
    PrintRepeatedQuote(quote, output);
  }
  if (quotes.has_more) PrintLimitReached(options.limit, output);
  return absl::OkStatus();
}

int RunDuplicates(const DuplicatesOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::Status status = ShowDuplicates(options, connection, output);
  if (!status.ok()) return connection.Report(options.article, status);
  return output.Finish(kDone);
}

}  // namespace

void AddDuplicatesCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<DuplicatesOptions>();
  CLI::App& command = *program.add_subcommand(
      "duplicates", "List quotes that come back, with the words that differ");
  command.add_option("ARTICLE", options->article,
                     "articles/3, 3 or a URL: only within it; none: anywhere");
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Words that an occurrence lacks are shown as [-words-], words that only it has as "
      "{+words+}.\n"
      "EXACT: the same words; VARIANT: slightly other words; PARTIAL: a part of them.\n\n"
      "Example: verbatim duplicates articles/3");
  command.callback([options, &run] { run = [options] { return RunDuplicates(*options); }; });
}

}  // namespace verbatim::cli
