#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/quote_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/chain_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/format.h"
#include "clients/cli/json_output.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

// A quote that is credited to several, with what each article says.
struct Conflict {
  v1::Quote quote;
  std::vector<v1::QuoteEvidence> evidence;
};

struct ConflictOptions {
  ConnectionOptions connection;
  std::string format;
  std::string speaker;
  std::string since;
  int64_t limit = kDefaultLimit;
};

v1::SearchQuotesRequest RequestOf(const ConflictOptions& options) {
  v1::SearchQuotesRequest request;
  request.set_attribution_conflict(true);
  if (options.speaker.starts_with("speakers/")) {
    request.set_speaker(options.speaker);
  } else {
    request.set_speaker_name(options.speaker);
  }
  if (const auto time = TimestampOf(options.since)) *request.mutable_start_time() = *time;
  return request;
}

// What the article says of one occurrence, in a line, and by which links.
void PrintEvidence(const v1::QuoteEvidence& evidence, Output& output) {
  constexpr size_t kIndent = 4;
  const StatementView view = ViewOf(evidence.occurrence());
  output.Paragraph({{ForTerminal(PlaceOf(evidence.occurrence())), Style::kPlain},
                    {" · " + ShortOccurrenceName(evidence.occurrence().name()), Style::kFaint}},
                   kIndent);
  output.Paragraph({{ForTerminal(view.content), Style::kPlain}}, kIndent);
  v1::AttributionChain chain;  // where it was published stands above
  for (const v1::ChainLink& link : evidence.chain().links()) {
    if (link.kind() != v1::LINK_KIND_PUBLISHED_IN) *chain.add_links() = link;
  }
  PrintLinks(chain, output, kIndent + 2);
}

void PrintConflict(const Conflict& conflict, Output& output) {
  constexpr size_t kIndent = 2;
  StyledText title = {{conflict.quote.name() + " · ", Style::kHeading}};
  for (Run& run : WordsOf(conflict.quote)) title.push_back(std::move(run));
  output.Paragraph(title);
  for (const v1::CreditedSpeaker& speaker : conflict.quote.speakers()) {
    output.Paragraph({{ForTerminal(speaker.display_name()), Style::kStrong},
                      {" · " + speaker.speaker(), Style::kFaint}},
                     kIndent);
    for (const v1::QuoteEvidence& evidence : conflict.evidence) {
      const v1::Occurrence& occurrence = evidence.occurrence();
      if (occurrence.statement().speaker().speaker() != speaker.speaker()) continue;
      if (occurrence.state() == v1::OCCURRENCE_STATE_CURRENT) PrintEvidence(evidence, output);
    }
  }
}

// {"quote": ..., "evidence": [...]}
std::string ToJson(const Conflict& conflict) {
  std::string json = "{\"quote\":" + MessageToJson(conflict.quote) + ",\"evidence\":[";
  for (size_t i = 0; i < conflict.evidence.size(); ++i) {
    json += (i > 0 ? "," : "") + MessageToJson(conflict.evidence[i]);
  }
  return json + "]}";
}

absl::StatusOr<Listing<Conflict>> FindConflicts(const ConflictOptions& options,
                                                Connection& connection) {
  ASSIGN_OR_RETURN(const auto quotes,
                   List(connection, &v1::QuoteService::Stub::SearchQuotes, RequestOf(options),
                        options.limit, &v1::SearchQuotesResponse::quotes));
  Listing<Conflict> conflicts;
  conflicts.has_more = quotes.has_more;
  for (const v1::Quote& quote : quotes.items) {
    v1::ListQuoteEvidenceRequest request;
    request.set_parent(quote.name());
    ASSIGN_OR_RETURN(auto evidence,
                     List(connection, &v1::QuoteService::Stub::ListQuoteEvidence, request, kNoLimit,
                          &v1::ListQuoteEvidenceResponse::evidence));
    conflicts.items.push_back({.quote = quote, .evidence = std::move(evidence.items)});
  }
  return conflicts;
}

void Print(const Listing<Conflict>& conflicts, const ConflictOptions& options, Output& output) {
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  JsonArray array;
  bool first = true;
  for (const Conflict& conflict : conflicts.items) {
    if (format == Format::kTable) {
      if (!std::exchange(first, false)) output.Line();
      PrintConflict(conflict, output);
    } else if (format == Format::kJson) {
      array.Add(ToJson(conflict), output);
    } else {
      output.Write(ToJson(conflict) + "\n");
    }
  }
  if (format == Format::kJson) array.Finish(output);
  if (format != Format::kTable) return;
  if (conflicts.items.empty()) output.Line({{"No quote is credited to several.", Style::kStrong}});
  if (conflicts.has_more) PrintLimitReached(options.limit, output);
}

int RunConflicts(const ConflictOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const auto conflicts = FindConflicts(options, connection);
  if (!conflicts.ok()) return connection.Report(options.speaker, conflicts.status());
  Print(*conflicts, options, output);
  return output.Finish(kDone);
}

}  // namespace

void AddConflictsCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ConflictOptions>();
  CLI::App& command = *program.add_subcommand(
      "conflicts", "List quotes that are credited to several, with each side's evidence");
  command.add_option("--speaker", options->speaker, "one of them: a name, or speakers/7")
      ->type_name("NAME");
  AddTimeOption(command, "--since", options->since, "published on this day or later");
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Settle one with `verbatim correct reassign`, or with `correct merge` where both are one.\n\n"
      "Example: verbatim conflicts --since 2023-02-01");
  command.callback([options, &run] { run = [options] { return RunConflicts(*options); }; });
}

}  // namespace verbatim::cli
