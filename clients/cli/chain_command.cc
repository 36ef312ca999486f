#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/article_service.grpc.pb.h"
#include "verbatim/v1/quote_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/chain_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/format.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/occurrence_context.h"
#include "clients/cli/output.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

struct ChainOptions {
  ConnectionOptions connection;
  std::string format;
  std::string name;
};

void PrintChain(const v1::QuoteEvidence& item, Output& output) {
  const StatementView view = ViewOf(item.occurrence());
  if (const std::string origin = OriginOf(item); !origin.empty()) {
    output.Paragraph({{origin, Style::kHeading}});
  }
  output.Paragraph({{ForTerminal(view.content), Style::kStrong}});
  output.Paragraph(WhoSaidIt(item.occurrence()));
  std::string line = view.kind + " · " + item.occurrence().name();
  if (!item.occurrence().quote().empty()) line += " · " + item.occurrence().quote();
  if (!view.note.empty()) line += " · " + view.note;
  output.Paragraph({{line, Style::kFaint}});
  output.Line();
  PrintLinks(item.chain(), output);
}

// The paragraphs that hold the words, below a chain that is shown alone.
absl::Status PrintContext(const v1::Occurrence& occurrence, Connection& connection,
                          Output& output) {
  ASSIGN_OR_RETURN(const StyledText context, OccurrenceContext(occurrence, connection));
  if (context.empty()) return absl::OkStatus();
  output.Line();
  output.Line({{"In the article:", Style::kHeading}});
  output.Paragraph(context, 2);
  return absl::OkStatus();
}

// The occurrences that the argument names: one, or all of a quote by time.
absl::StatusOr<std::vector<v1::QuoteEvidence>> FindEvidence(const std::string& name,
                                                            Connection& connection) {
  if (NamesOneOf("quotes", name)) {
    v1::ListQuoteEvidenceRequest request;
    request.set_parent(ResourceName("quotes", name));
    ASSIGN_OR_RETURN(auto listing,
                     List(connection, &v1::QuoteService::Stub::ListQuoteEvidence, request, kNoLimit,
                          &v1::ListQuoteEvidenceResponse::evidence));
    return std::move(listing.items);
  }
  v1::QuoteEvidence evidence;
  v1::GetOccurrenceRequest get;
  get.set_name(OccurrenceName(name));
  get.set_offset_encoding(v1::OFFSET_ENCODING_UTF8);  // for its context
  ASSIGN_OR_RETURN(*evidence.mutable_occurrence(),
                   connection.Call(&v1::ArticleService::Stub::GetOccurrence, get));
  v1::GetAttributionChainRequest request;
  request.set_name(get.name() + "/attributionChain");
  ASSIGN_OR_RETURN(*evidence.mutable_chain(),
                   connection.Call(&v1::ArticleService::Stub::GetAttributionChain, request));
  return std::vector{std::move(evidence)};
}

absl::Status ShowChains(const ChainOptions& options, Connection& connection, Output& output) {
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  ASSIGN_OR_RETURN(const auto evidence, FindEvidence(options.name, connection));
  if (format != Format::kTable) {
    std::vector<v1::AttributionChain> chains;
    for (const v1::QuoteEvidence& item : evidence) chains.push_back(item.chain());
    PrintMessages(chains, format, output);
    return absl::OkStatus();
  }
  for (size_t i = 0; i < evidence.size(); ++i) {
    if (i > 0) output.Line();
    PrintChain(evidence[i], output);
  }
  if (!NamesOneOf("quotes", options.name)) {
    return PrintContext(evidence.front().occurrence(), connection, output);
  }
  return absl::OkStatus();
}

int RunChain(const ChainOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::Status status = ShowChains(options, connection, output);
  if (!status.ok()) return connection.Report(options.name, status);
  return output.Finish(kDone);
}

}  // namespace

void AddChainCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ChainOptions>();
  CLI::App& command =
      *program.add_subcommand("chain", "Show how we know who said something, link by link");
  command
      .add_option("NAME", options->name,
                  "articles/3/occurrences/12 or 3/12; quotes/5 or 5 for all occurrences of a quote")
      ->required();
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "A chain leads from the words to who said them. Each line is a step: what the article says\n"
      "in quotation marks, in brackets how the step was concluded, how sure that is, and where in\n"
      "the article's text it stands, counted in characters. A quote's occurrences come by time: "
      "the\n"
      "first known, and of each later one whether the text around it was copied.\n\n"
      "Example: verbatim chain 3/12");
  command.callback([options, &run] { run = [options] { return RunChain(*options); }; });
}

}  // namespace verbatim::cli
