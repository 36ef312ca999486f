#include "clients/cli/speaker_import.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/speaker_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/connection.h"
#include "clients/cli/failure.h"
#include "clients/cli/format.h"
#include "clients/cli/input_file.h"
#include "clients/cli/json_output.h"
#include "clients/cli/message_output.h"
#include "clients/cli/output.h"
#include "clients/cli/speaker_file.h"
#include "clients/cli/table_printer.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/document.h"

namespace verbatim::cli {
namespace {

// Some 500,000 speakers.
constexpr size_t kMaxFileBytes = size_t{64} * 1024 * 1024;
// Speakers a call: its answer comes within a second.
constexpr size_t kBatchSize = 500;

struct ImportOptions {
  ConnectionOptions connection;
  std::string format;
  std::string path;
};

struct LineResult {
  size_t line = 1;
  v1::ImportResult result;
};

v1::ImportResult Refused(const absl::Status& status) {
  v1::ImportResult result;
  result.set_outcome(v1::IMPORT_OUTCOME_REFUSED);
  const ErrorDetail detail = GetErrorDetail(status).value_or(ErrorDetail{});
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  v1::ErrorReason_Parse("ERROR_REASON_" + detail.reason, &reason);
  result.set_reason(reason);
  result.set_field(detail.field);
  result.set_message(std::string(status.message()));
  return result;
}

absl::StatusOr<std::vector<FileSpeaker>> ReadFile(const std::string& path) {
  ASSIGN_OR_RETURN(const std::string text, ReadInput(path, kMaxFileBytes));
  if (text.size() > kMaxFileBytes) {
    return absl::InvalidArgumentError("is over " + std::to_string(kMaxFileBytes) +
                                      " bytes; import it in parts");
  }
  if (!text.empty()) RETURN_IF_ERROR(text::CheckText(text));
  ASSIGN_OR_RETURN(std::vector<FileSpeaker> speakers, ReadSpeakerFile(text));
  // The server sees a batch at a time.
  std::map<std::string, size_t> lines;
  for (FileSpeaker& one : speakers) {
    if (!one.speaker.ok() || one.speaker->wikidata_id().empty()) continue;
    const std::string id = one.speaker->wikidata_id();
    const auto [first, added] = lines.try_emplace(id, one.line);
    if (added) continue;
    one.speaker =
        MakeError(absl::StatusCode::kInvalidArgument,
                  id + " stands on line " + std::to_string(first->second) + " already",
                  {.reason = "WIKIDATA_ID_REPEATED", .metadata = {}, .field = "wikidata_id"});
  }
  return speakers;
}

// Sends the batch and puts its results in their places.
absl::Status Send(Connection& connection, v1::ImportSpeakersRequest& batch,
                  std::vector<size_t>& places, std::vector<LineResult>& results) {
  if (places.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const v1::ImportSpeakersResponse response,
                   connection.Call(&v1::SpeakerService::Stub::ImportSpeakers, batch));
  for (int i = 0; i < response.results_size(); ++i) {
    results.at(places.at(static_cast<size_t>(i))).result = response.results(i);
  }
  batch.clear_speakers();
  places.clear();
  return absl::OkStatus();
}

void PrintReport(const std::vector<LineResult>& results, Output& output) {
  std::map<v1::ImportOutcome, int64_t> counts;
  TablePrinter table({{.header = "LINE"},
                      {.header = "OUTCOME", .max_width = 8},
                      {.header = "SPEAKER", .max_width = 16},
                      {.header = "NAME, OR WHY NOT", .flexible = true}});
  for (const LineResult& one : results) {
    const v1::ImportResult& result = one.result;
    ++counts[result.outcome()];
    if (result.outcome() == v1::IMPORT_OUTCOME_UNCHANGED) continue;  // nothing to look at
    const bool refused = result.outcome() == v1::IMPORT_OUTCOME_REFUSED;
    const bool merged = result.outcome() == v1::IMPORT_OUTCOME_MERGED;
    const Run outcome = refused  ? Run{"refused", Style::kBad}
                        : merged ? Run{"merged", Style::kWarning}
                                 : Run{"added", Style::kGood};
    table.AddRow({{{std::to_string(one.line)}},
                  {outcome},
                  {{result.speaker()}},
                  {{ForTerminal(refused ? result.message() : result.display_name())}}});
  }
  if (!table.empty()) table.Print(output);
  output.Line({{std::to_string(counts[v1::IMPORT_OUTCOME_ADDED]) + " added, " +
                    std::to_string(counts[v1::IMPORT_OUTCOME_MERGED]) + " merged, " +
                    std::to_string(counts[v1::IMPORT_OUTCOME_UNCHANGED]) + " unchanged, " +
                    std::to_string(counts[v1::IMPORT_OUTCOME_REFUSED]) + " refused",
                counts[v1::IMPORT_OUTCOME_REFUSED] > 0 ? Style::kWarning : Style::kStrong}});
}

void PrintJson(const std::vector<LineResult>& results, Format format, Output& output) {
  JsonArray array;
  for (const LineResult& one : results) {
    std::string json = MessageToJson(one.result);
    json.insert(1, "\"line\":" + std::to_string(one.line) + ",");
    if (format == Format::kJson) {
      array.Add(json, output);
    } else {
      output.Write(json + "\n");
    }
  }
  if (format == Format::kJson) array.Finish(output);
}

absl::StatusOr<std::vector<LineResult>> Import(const std::vector<FileSpeaker>& speakers,
                                               Connection& connection) {
  std::vector<LineResult> results;
  v1::ImportSpeakersRequest batch;
  std::vector<size_t> places;
  for (const FileSpeaker& one : speakers) {
    results.push_back({.line = one.line, .result = {}});
    if (!one.speaker.ok()) {
      results.back().result = Refused(one.speaker.status());
      continue;
    }
    *batch.add_speakers() = *one.speaker;
    places.push_back(results.size() - 1);
    if (places.size() == kBatchSize) {
      RETURN_IF_ERROR(Send(connection, batch, places, results));
    }
  }
  RETURN_IF_ERROR(Send(connection, batch, places, results));
  return results;
}

int RunImport(const ImportOptions& options) {
  Output output(DescribeStandardOutput());
  const auto speakers = ReadFile(options.path);
  if (!speakers.ok()) {
    ReportFailure(options.path, speakers.status());
    return kFailed;
  }
  Connection connection(options.connection);
  const auto results = Import(*speakers, connection);
  if (!results.ok()) return connection.Report(options.path, results.status());
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  if (format == Format::kTable) {
    PrintReport(*results, output);
  } else {
    PrintJson(*results, format, output);
  }
  bool any_refused = false;
  for (const LineResult& one : *results) {
    any_refused |= one.result.outcome() == v1::IMPORT_OUTCOME_REFUSED;
  }
  return output.Finish(any_refused ? kFailed : kDone);
}

}  // namespace

void AddSpeakerImport(CLI::App& speaker, RunFn& run) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App& command =
      *speaker.add_subcommand("import", "Add known speakers from a file to the registry");
  command.add_option("FILE", options->path, "CSV or JSON Lines, or - for standard input")
      ->required();
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.footer(
      "CSV has a line of column names: name, aliases, wikidata_id (or qid), roles, gender "
      "(female,\n"
      "male, other), kind (person, organization, group); only name is required. Several aliases "
      "or\n"
      "roles stand in one cell with ; between them. JSON Lines have the same names, aliases and\n"
      "roles as arrays. A speaker is found by QID, else by name; what is known stays. Without a "
      "kind\n"
      "whoever bears the name is meant, and somebody new is a person. Lines that can't be used "
      "are\n"
      "named, and the others are done. The table leaves out lines that changed nothing.\n\n"
      "Example: verbatim speaker import ministers.csv");
  command.callback([options, &run] { run = [options] { return RunImport(*options); }; });
}

}  // namespace verbatim::cli
