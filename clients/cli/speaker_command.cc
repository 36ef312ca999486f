#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_join.h"
#include "verbatim/v1/article_service.grpc.pb.h"
#include "verbatim/v1/speaker_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/format.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/speaker_import.h"
#include "clients/cli/table_printer.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

struct SpeakerOptions {
  ConnectionOptions connection;
  std::string format;
  std::vector<std::string> name;
  int64_t limit = kDefaultLimit;
};

void PrintList(const Listing<v1::Speaker>& speakers, int64_t limit, Output& output) {
  TablePrinter table({{.header = "SPEAKER", .max_width = 16},
                      {.header = "NAME", .max_width = 30},
                      {.header = "KIND", .max_width = 12},
                      {.header = "WIKIDATA", .max_width = 12},
                      {.header = "ALSO AS", .flexible = true},
                      {.header = "STATEMENTS"}});
  for (const v1::Speaker& speaker : speakers.items) {
    table.AddRow({{{speaker.name()}},
                  {{ForTerminal(speaker.display_name()), Style::kStrong}},
                  {{NameOf(speaker.kind())}},
                  {{speaker.wikidata_id()}},
                  {{ForTerminal(absl::StrJoin(speaker.aliases(), ", "))}},
                  {{std::to_string(speaker.occurrence_count())}}});
  }
  table.Print(output);
  if (speakers.has_more) PrintLimitReached(limit, output);
}

// ", 2023-02-15 (Example Times) to 2023-02-16 (Example Herald)"; of a role that people imported
// and no article gave: nothing.
std::string Seen(const v1::SpeakerRole& role) {
  if (!role.has_first_seen_time()) return "";
  const auto sighting = [](const google::protobuf::Timestamp& time, const std::string& outlet) {
    return DateOf(time) + (outlet.empty() ? "" : " (" + ForTerminal(outlet) + ")");
  };
  const std::string first = sighting(role.first_seen_time(), role.first_seen_outlet());
  const std::string last = sighting(role.last_seen_time(), role.last_seen_outlet());
  return ", " + first + (first == last ? "" : " to " + last);
}

void PrintSpeaker(const v1::Speaker& speaker, const Listing<v1::Occurrence>& occurrences,
                  int64_t limit, Output& output) {
  output.Line({{ForTerminal(speaker.display_name()), Style::kStrong}});
  std::string line = speaker.name() + " · " + NameOf(speaker.kind()) + " · " +
                     Count(speaker.occurrence_count(), "statement");
  if (!speaker.wikidata_id().empty()) line += " · Wikidata " + speaker.wikidata_id();
  if (!speaker.aliases().empty()) line += " · also as " + absl::StrJoin(speaker.aliases(), ", ");
  if (!speaker.merged_into().empty()) line += " · merged into " + speaker.merged_into();
  output.Paragraph({{ForTerminal(line), Style::kFaint}});
  for (const v1::SpeakerRole& role : speaker.roles()) {
    output.Paragraph({{ForTerminal(role.role())}, {Seen(role), Style::kFaint}});
  }
  if (occurrences.items.empty()) return;
  output.Line();
  TablePrinter table({{.header = "NO."},
                      {.header = "PUBLISHED", .max_width = 10},
                      {.header = "SAID", .flexible = true},
                      {.header = "HOW"},
                      {.header = "WHERE", .max_width = 26},
                      {.header = "QUOTE", .max_width = 14}});
  for (const v1::Occurrence& occurrence : occurrences.items) {
    const StatementView view = ViewOf(occurrence);
    const std::string date =
        occurrence.has_publish_time() ? DateOf(occurrence.publish_time()) : "?";
    const std::string& place = occurrence.entry_heading().empty() ? occurrence.article_title()
                                                                  : occurrence.entry_heading();
    StyledText said = {{ForTerminal(view.content)}};
    if (!view.note.empty()) said.push_back({"  [" + view.note + "]", Style::kWarning});
    table.AddRow(
        {{{view.id, Style::kFaint}},
         {{date}},
         std::move(said),
         {{view.kind}},
         {{ForTerminal(occurrence.outlet().empty() ? place : occurrence.outlet() + ": " + place)}},
         {{occurrence.quote()}}});
  }
  table.Print(output);
  if (occurrences.has_more) PrintLimitReached(limit, output);
}

absl::Status ShowSpeaker(const std::string& name, const SpeakerOptions& options,
                         Connection& connection, Format format, Output& output) {
  v1::GetSpeakerRequest get;
  get.set_name(name);
  ASSIGN_OR_RETURN(const v1::Speaker speaker,
                   connection.Call(&v1::SpeakerService::Stub::GetSpeaker, get));
  v1::ListOccurrencesRequest request;
  request.set_parent("articles/-");
  request.set_speaker(speaker.name());
  ASSIGN_OR_RETURN(const auto occurrences,
                   List(connection, &v1::ArticleService::Stub::ListOccurrences, request,
                        options.limit, &v1::ListOccurrencesResponse::occurrences));
  if (format == Format::kTable) {
    PrintSpeaker(speaker, occurrences, options.limit, output);
  } else {
    PrintMessages(occurrences.items, format, output);
  }
  return absl::OkStatus();
}

// A resource name shows one speaker; words list those they fit, or show the only one.
absl::StatusOr<ExitCode> Run(const SpeakerOptions& options, Connection& connection,
                             Output& output) {
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  const std::string name = absl::StrJoin(options.name, " ");
  if (NamesOneOf("speakers", name)) {
    RETURN_IF_ERROR(
        ShowSpeaker(ResourceName("speakers", name), options, connection, format, output));
    return kDone;
  }
  v1::ListSpeakersRequest request;
  request.set_speaker_name(name);
  ASSIGN_OR_RETURN(const auto speakers,
                   List(connection, &v1::SpeakerService::Stub::ListSpeakers, request, options.limit,
                        &v1::ListSpeakersResponse::speakers));
  if (format != Format::kTable) {
    PrintMessages(speakers.items, format, output);
  } else if (speakers.items.empty()) {
    output.Line({{"No speaker of this name.", Style::kStrong}});
  } else if (speakers.items.size() == 1 && !name.empty()) {
    RETURN_IF_ERROR(
        ShowSpeaker(speakers.items.front().name(), options, connection, format, output));
  } else {
    PrintList(speakers, options.limit, output);
  }
  return speakers.items.empty() ? kFailed : kDone;
}

int RunSpeaker(const SpeakerOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::StatusOr<ExitCode> exit_code = Run(options, connection, output);
  if (!exit_code.ok()) {
    return connection.Report(absl::StrJoin(options.name, " "), exit_code.status());
  }
  return output.Finish(*exit_code);
}

}  // namespace

void AddSpeakerCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<SpeakerOptions>();
  CLI::App& command =
      *program.add_subcommand("speaker", "List speakers, or show everything that one said");
  command.add_option("NAME", options->name,
                     "a name or a part of it, a Wikidata QID, speakers/7 or 7; none: list");
  AddSpeakerImport(command, run);
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "JSON of a name shows the speakers it fits, of speakers/7 what that one said.\n\n"
      "Example: verbatim speaker Zakharova");
  command.callback([options, &run, &command] {
    if (command.get_subcommands().empty()) run = [options] { return RunSpeaker(*options); };
  });
}

}  // namespace verbatim::cli
