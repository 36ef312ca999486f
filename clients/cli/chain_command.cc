#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/article_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/format.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "services/base/status_macros.h"
#include "services/domain/time.h"

namespace verbatim::cli {
namespace {

struct ChainOptions {
  ConnectionOptions connection;
  std::string format;
  std::string name;
};

struct OccurrenceChain {
  v1::Occurrence occurrence;
  v1::AttributionChain chain;
};

domain::Time TimeOf(const google::protobuf::Timestamp& time) {
  return domain::Time(std::chrono::seconds(time.seconds()));
}

// The time that a link means where its words do not say it: "on Tuesday" is 2023-02-14.
std::string MeantTime(const v1::ChainLink& link) {
  if (link.kind() != v1::LINK_KIND_SAID_AT || !link.has_start_time() || !link.has_end_time()) {
    return "";
  }
  return domain::FormatTimeRange({TimeOf(link.start_time()), TimeOf(link.end_time())});
}

// "(pronoun, 0.93, characters 120 to 123)"
std::string Reason(const v1::ChainLink& link) {
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.2f", link.confidence());
  std::string reason = "(";
  if (!link.method().empty()) reason += ForTerminal(link.method()) + ", ";
  reason += confidence;
  if (link.has_evidence()) {
    reason += ", characters " + std::to_string(link.evidence().start()) + " to " +
              std::to_string(link.evidence().end());
  }
  return reason + ")";
}

void PrintLink(const v1::ChainLink& link, Output& output) {
  constexpr size_t kIndent = 2;
  constexpr size_t kLabelWidth = 14;  // "PUBLISHED_IN" and a gap
  const bool as_written = link.has_evidence() && link.evidence().text() == link.text();
  const std::string words = ForTerminal(link.text());
  StyledText text = {{as_written ? "“" + words + "”" : words, Style::kStrong}};
  if (link.has_evidence() && !as_written) {
    text.push_back({" “" + ForTerminal(link.evidence().text()) + "”", Style::kPlain});
  }
  if (const std::string time = MeantTime(link); !time.empty()) {
    text.push_back({" = " + time, Style::kPlain});
  }
  text.push_back({" " + Reason(link), Style::kFaint});
  output.Labelled({NameOf(link.kind()), Style::kHeading}, kLabelWidth, text, kIndent);
}

void PrintChain(const OccurrenceChain& item, Output& output) {
  const StatementView view = ViewOf(item.occurrence);
  output.Paragraph({{ForTerminal(view.content), Style::kStrong}});
  std::string line = view.kind + " · " + item.occurrence.name();
  if (!item.occurrence.quote().empty()) line += " · " + item.occurrence.quote();
  if (!view.note.empty()) line += " · " + view.note;
  output.Paragraph({{line, Style::kFaint}});
  for (const v1::ChainLink& link : item.chain.links()) PrintLink(link, output);
}

// The occurrences that the argument names: one, or all of a quote.
absl::StatusOr<std::vector<v1::Occurrence>> FindOccurrences(const std::string& name,
                                                            Connection& connection) {
  if (!NamesOneOf("quotes", name)) {
    v1::GetOccurrenceRequest request;
    request.set_name(OccurrenceName(name));
    ASSIGN_OR_RETURN(v1::Occurrence occurrence,
                     connection.Call(&v1::ArticleService::Stub::GetOccurrence, request));
    return std::vector{std::move(occurrence)};
  }
  v1::ListOccurrencesRequest request;
  request.set_parent("articles/-");
  request.set_quote(ResourceName("quotes", name));
  ASSIGN_OR_RETURN(auto listing,
                   List(connection, &v1::ArticleService::Stub::ListOccurrences, request, kNoLimit,
                        &v1::ListOccurrencesResponse::occurrences));
  return std::move(listing.items);
}

absl::Status ShowChains(const ChainOptions& options, Connection& connection, Output& output) {
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  ASSIGN_OR_RETURN(const auto occurrences, FindOccurrences(options.name, connection));
  std::vector<v1::AttributionChain> chains;
  for (const v1::Occurrence& occurrence : occurrences) {
    v1::GetAttributionChainRequest request;
    request.set_name(occurrence.name() + "/attributionChain");
    ASSIGN_OR_RETURN(v1::AttributionChain chain,
                     connection.Call(&v1::ArticleService::Stub::GetAttributionChain, request));
    chains.push_back(std::move(chain));
  }
  if (format != Format::kTable) {
    PrintMessages(chains, format, output);
    return absl::OkStatus();
  }
  for (size_t i = 0; i < chains.size(); ++i) {
    if (i > 0) output.Line();
    PrintChain({occurrences[i], chains[i]}, output);
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
      "Words in quotation marks stand in the article; in brackets: how the link was found, how\n"
      "sure that is (0 to 1), and where in the article's text it stands.\n\n"
      "Example: verbatim chain 3/12");
  command.callback([options, &run] { run = [options] { return RunChain(*options); }; });
}

}  // namespace verbatim::cli
