#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "verbatim/v1/article_service.grpc.pb.h"
#include "verbatim/v1/quote_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/format.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/occurrence_view.h"
#include "clients/cli/output.h"
#include "clients/cli/table_printer.h"
#include "services/app/compare_wordings.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

struct QuoteOptions {
  ConnectionOptions connection;
  std::string format;
  std::string quote;
  int64_t limit = kDefaultLimit;
};

void PrintQuote(const v1::Quote& quote, const Listing<v1::Occurrence>& occurrences, int64_t limit,
                Output& output) {
  PrintQuoteHeader(quote, output);
  for (const v1::Occurrence& occurrence : occurrences.items) {
    output.Line();
    PrintOccurrence(occurrence,
                    app::CompareWordingsWithEdits(quote.wording(), occurrence.wording()).edits,
                    output);
  }
  if (occurrences.has_more) PrintLimitReached(limit, output);
}

absl::Status ShowQuote(const QuoteOptions& options, Connection& connection, Output& output) {
  v1::GetQuoteRequest get;
  get.set_name(ResourceName("quotes", options.quote));
  ASSIGN_OR_RETURN(const v1::Quote quote, connection.Call(&v1::QuoteService::Stub::GetQuote, get));
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  if (format != Format::kTable) {
    PrintMessage(quote, format, output);
    return absl::OkStatus();
  }
  v1::ListOccurrencesRequest list;
  list.set_parent("articles/-");
  list.set_quote(quote.name());
  ASSIGN_OR_RETURN(const auto occurrences,
                   List(connection, &v1::ArticleService::Stub::ListOccurrences, list, options.limit,
                        &v1::ListOccurrencesResponse::occurrences));
  PrintQuote(quote, occurrences, options.limit, output);
  return absl::OkStatus();
}

int RunQuote(const QuoteOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::Status status = ShowQuote(options, connection, output);
  if (!status.ok()) return connection.Report(options.quote, status);
  return output.Finish(kDone);
}

}  // namespace

void AddQuoteCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<QuoteOptions>();
  CLI::App& command =
      *program.add_subcommand("quote", "Show a quote and every place where it occurs");
  command.add_option("QUOTE", options->quote, "quotes/12 or 12")->required();
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Words that an occurrence lacks are shown as [-words-], words that only it has as "
      "{+words+};\n"
      "words that moved as [~words~] where they stood and as {~words~} where they stand there.\n"
      "JSON shows the quote with its wordings.\n\n"
      "Example: verbatim quote quotes/12");
  command.callback([options, &run] { run = [options] { return RunQuote(*options); }; });
}

}  // namespace verbatim::cli
