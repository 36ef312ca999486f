#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "verbatim/v1/watch_service.grpc.pb.h"

#include "clients/cli/alert_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/failure.h"
#include "clients/cli/format.h"
#include "clients/cli/interruption.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/occurrence_view.h"
#include "clients/cli/output.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPauseBeforeNextTry(500);

struct WatchOptions {
  ConnectionOptions connection;
  std::string format;
  std::string speaker;
  std::string quote;
  std::string claim;
  std::string search;
  std::string outlet;
  std::string only;
  std::string resume;
};

void PrintNews(const v1::WatchOccurrencesResponse& response, Format format, Output& output) {
  for (const v1::Occurrence& occurrence : response.occurrences()) {
    if (format == Format::kTable) {
      PrintOccurrence(occurrence, {}, output);
    } else {
      PrintMessage(occurrence, format, output);
    }
  }
  output.Flush();
}

void PrintNews(const v1::WatchAlertsResponse& response, Format format, Output& output) {
  for (const v1::Alert& alert : response.alerts()) {
    if (format == Format::kTable) {
      PrintAlert(alert, output);
    } else {
      PrintMessage(alert, format, output);
    }
  }
  output.Flush();
}

std::unique_ptr<grpc::ClientReader<v1::WatchOccurrencesResponse>> Open(
    v1::WatchService::Stub& stub, grpc::ClientContext* context,
    const v1::WatchOccurrencesRequest& request) {
  return stub.WatchOccurrences(context, request);
}

std::unique_ptr<grpc::ClientReader<v1::WatchAlertsResponse>> Open(
    v1::WatchService::Stub& stub, grpc::ClientContext* context,
    const v1::WatchAlertsRequest& request) {
  return stub.WatchAlerts(context, request);
}

// Until interrupted, which is OK, or the server refuses or is away for too long. `request` follows
// what was told.
template <typename Response, typename Request>
absl::Status Follow(Connection& connection, Format format, Interruption& interruption,
                    Request& request, Output& output) {
  for (Clock::time_point heard = Clock::now();;) {
    ASSIGN_OR_RETURN(const auto context, connection.NewContext());
    const Interruption::CancelsCall cancels(interruption, *context);
    const auto stub = v1::WatchService::NewStub(connection.channel());
    const auto stream = Open(*stub, context.get(), request);
    Response response;
    while (stream->Read(&response)) {
      PrintNews(response, format, output);
      request.set_resume_token(response.resume_token());
      heard = Clock::now();
    }
    const absl::Status status = Connection::ToAbslStatus(stream->Finish());
    if (interruption.happened()) return absl::OkStatus();
    const bool may_pass = status.ok() || status.code() == absl::StatusCode::kUnavailable;
    if (!may_pass || request.resume_token().empty() ||
        Clock::now() - heard > connection.timeout()) {
      return status;
    }
    if (interruption.WaitFor(kPauseBeforeNextTry)) return absl::OkStatus();
  }
}

template <typename Response, typename Request>
int Watch(const WatchOptions& options, Request request) {
  Interruption interruption;
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  request.set_resume_token(options.resume);
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  const absl::Status status = Follow<Response>(connection, format, interruption, request, output);
  if (!request.resume_token().empty()) {
    std::fprintf(stderr, "verbatim: go on with --resume %s\n", request.resume_token().c_str());
  }
  if (!status.ok()) return connection.Report("watch", status);
  return output.Finish(kDone);
}

// Of what is watched alerts are told; without anything, or to go on with a watch of statements
// (whose tokens begin with "w"), statements as they are stored.
bool TellsAlerts(const WatchOptions& options) {
  const bool asks = !options.speaker.empty() || !options.quote.empty() || !options.claim.empty() ||
                    !options.search.empty() || !options.outlet.empty() || !options.only.empty();
  return options.resume.empty() ? asks : options.resume[0] != 'w';
}

int RunWatch(const WatchOptions& options) {
  if (!TellsAlerts(options)) {
    v1::WatchOccurrencesRequest request;
    if (!options.speaker.empty()) request.set_speaker(ResourceName("speakers", options.speaker));
    if (!options.quote.empty()) request.set_quote(ResourceName("quotes", options.quote));
    return Watch<v1::WatchOccurrencesResponse>(options, std::move(request));
  }
  v1::WatchAlertsRequest request;
  v1::AlertFilter& filter = *request.mutable_filter();
  if (!options.claim.empty()) filter.set_claim(ResourceName("claims", options.claim));
  if (!options.quote.empty()) filter.set_quote(ResourceName("quotes", options.quote));
  if (!options.speaker.empty()) filter.set_speaker(ResourceName("speakers", options.speaker));
  filter.set_words(options.search);
  filter.set_outlet(options.outlet);
  if (const absl::Status added = AddAlertKinds(options.only, filter); !added.ok()) {
    ReportFailure("watch", added);
    return ExitCodeOf(added);
  }
  return Watch<v1::WatchAlertsResponse>(options, std::move(request));
}

}  // namespace

void AddWatchCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<WatchOptions>();
  CLI::App& command = *program.add_subcommand(
      "watch", "Tell what is new of a claim, a quote, a speaker or a search, until interrupted");
  command.add_option("--claim", options->claim, "of this claim: claims/3 or 3");
  command.add_option("--quote", options->quote, "of this quote: quotes/5 or 5");
  command.add_option("--speaker", options->speaker,
                     "what this speaker says, and what others deny of it: speakers/7 or 7");
  command.add_option("--search", options->search, "of statements with all these words")
      ->type_name("WORDS");
  command.add_option("--outlet", options->outlet, "published by this outlet alone")
      ->type_name("NAME");
  command
      .add_option("--only", options->only,
                  "kinds, with commas: stated, repeated, figure (another one), denied, withdrawn, "
                  "reviewed")
      ->type_name("KINDS");
  command.add_option("--resume", options->resume,
                     "begin after this token of an earlier watch instead of now");
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Without any of these it shows all statements as they are stored.\n\n"
      "Goes on by itself after the server was away, for as long as --timeout, with nothing missed\n"
      "and nothing twice; after Ctrl-C it says how to go on later.\n\n"
      "Example: verbatim watch --claim 3 --only denied,figure");
  command.callback([options, &run] { run = [options] { return RunWatch(*options); }; });
}

}  // namespace verbatim::cli
