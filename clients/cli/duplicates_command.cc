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
#include "services/export/csv_row.h"

namespace verbatim::cli {
namespace {

struct DuplicatesOptions {
  ConnectionOptions connection;
  std::string format;
  std::string article;  // empty: anywhere
  std::string outlet;   // empty: any
  std::string since;    // empty: ever
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

// What an editor has to look into: "missing", "unsure" or "conflict", or nothing.
std::string AttributionNote(const v1::Quote& quote, const StatementView& statement) {
  if (statement.speaker.empty()) return statement.candidates.empty() ? "missing" : "unsure";
  return quote.attribution_conflict() ? "conflict" : "";
}

// One row an occurrence, so that a spreadsheet can sort and filter them.
void PrintCsv(const std::vector<v1::RepeatedQuote>& quotes, Output& output) {
  output.Write(
      exports::CsvRow({"quote", "words", "occurrences", "articles", "occurrence", "relation",
                       "meaning_change", "kind", "wording", "speaker", "attribution", "state",
                       "outlet", "published", "url", "title", "entry"}));
  for (const v1::RepeatedQuote& repeated : quotes) {
    const v1::Quote& quote = repeated.quote();
    for (const v1::RepeatedOccurrence& one : repeated.occurrences()) {
      const v1::Occurrence& occurrence = one.occurrence();
      const StatementView statement = ViewOf(occurrence);
      const bool changed = !MeaningNote(one.comparison()).empty();
      output.Write(exports::CsvRow(
          {quote.name(), quote.wording(), std::to_string(quote.occurrence_count()),
           std::to_string(quote.article_count()), occurrence.name(), NameOf(occurrence.relation()),
           changed ? NameOf(one.comparison().meaning_change()) : "", statement.kind,
           occurrence.wording(), statement.speaker, AttributionNote(quote, statement),
           NameOf(occurrence.state()), occurrence.outlet(),
           occurrence.has_publish_time() ? DateOf(occurrence.publish_time()) : "",
           occurrence.article_url(), occurrence.article_title(), occurrence.entry_heading()}));
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
  request.set_outlet(options.outlet);
  if (const auto time = TimestampOf(options.since)) *request.mutable_start_time() = *time;
  ASSIGN_OR_RETURN(const auto quotes,
                   List(connection, &v1::QuoteService::Stub::ListRepeatedQuotes, request,
                        options.limit, &v1::ListRepeatedQuotesResponse::repeated_quotes));
  const Format format = ChooseFormat(options.format, FormatDefault::kTableOrCsv, output.terminal());
  if (format == Format::kCsv) {
    PrintCsv(quotes.items, output);
    return absl::OkStatus();
  }
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
  command
      .add_option("--outlet", options->outlet,
                  "twice in articles of this outlet, which alone are shown")
      ->type_name("NAME");
  AddTimeOption(command, "--since", options->since, "repeated on this day or later");
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTableOrCsv, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Words that an occurrence lacks are shown as [-words-], words that only it has as "
      "{+words+}.\n"
      "EXACT: the same words; VARIANT: slightly other words; PARTIAL: a part of them.\n\n"
      "csv has a row for each occurrence; its column attribution says missing (nobody is named),\n"
      "unsure (one of several) or conflict (the same words from several speakers).\n\n"
      "Example: verbatim duplicates articles/3\n"
      "         verbatim duplicates --since 2023-02-14 --outlet 'Example Herald' --format csv");
  command.callback([options, &run] { run = [options] { return RunDuplicates(*options); }; });
}

}  // namespace verbatim::cli
