#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "verbatim/v1/watch_service.grpc.pb.h"

#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
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
  std::string resume;
};

void Print(const v1::WatchOccurrencesResponse& response, Format format, Output& output) {
  for (const v1::Occurrence& occurrence : response.occurrences()) {
    if (format == Format::kTable) {
      PrintOccurrence(occurrence, {}, output);
    } else {
      PrintMessage(occurrence, format, output);
    }
  }
  output.Flush();
}

// Until interrupted, which is OK, or the server refuses or is away for too long. `request` follows
// what was told.
absl::Status Follow(Connection& connection, Format format, Interruption& interruption,
                    v1::WatchOccurrencesRequest& request, Output& output) {
  for (Clock::time_point heard = Clock::now();;) {
    ASSIGN_OR_RETURN(const auto context, connection.NewContext());
    const Interruption::CancelsCall cancels(interruption, *context);
    const auto stream =
        v1::WatchService::NewStub(connection.channel())->WatchOccurrences(context.get(), request);
    v1::WatchOccurrencesResponse response;
    while (stream->Read(&response)) {
      Print(response, format, output);
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

int RunWatch(const WatchOptions& options) {
  Interruption interruption;
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  v1::WatchOccurrencesRequest request;
  if (!options.speaker.empty()) request.set_speaker(ResourceName("speakers", options.speaker));
  if (!options.quote.empty()) request.set_quote(ResourceName("quotes", options.quote));
  request.set_resume_token(options.resume);
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  const absl::Status status = Follow(connection, format, interruption, request, output);
  if (!request.resume_token().empty()) {
    std::fprintf(stderr, "verbatim: go on with --resume %s\n", request.resume_token().c_str());
  }
  if (!status.ok()) return connection.Report("watch", status);
  return output.Finish(kDone);
}

}  // namespace

void AddWatchCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<WatchOptions>();
  CLI::App& command =
      *program.add_subcommand("watch", "Show statements as they are stored, until interrupted");
  command.add_option("--speaker", options->speaker, "only this speaker's: speakers/7 or 7");
  command.add_option("--quote", options->quote, "only of this quote: quotes/5 or 5");
  command.add_option("--resume", options->resume,
                     "begin after this token of an earlier watch instead of now");
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Goes on by itself after the server was away, for as long as --timeout, with nothing missed\n"
      "and nothing twice; after Ctrl-C it says how to go on later.\n\n"
      "Example: verbatim watch --speaker 7 --format jsonl");
  command.callback([options, &run] { run = [options] { return RunWatch(*options); }; });
}

}  // namespace verbatim::cli
