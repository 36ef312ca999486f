#include <charconv>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/correction_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/format.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

using Service = v1::CorrectionService::Stub;

struct CorrectOptions {
  ConnectionOptions connection;
  std::string format;
  std::string actor;
  std::string reason;
  std::string name;                      // the speaker, occurrence or correction
  std::string other;                     // a speaker, "nobody", or a name
  std::vector<std::string> occurrences;  // to split off
  std::vector<std::string> ranges;       // "START-END", code points
  int64_t limit = kDefaultLimit;
};

std::string SpeakerLabel(const std::string& display_name, const std::string& name) {
  return name.empty() ? "nobody known" : ForTerminal(display_name) + " (" + name + ")";
}

std::string Quoted(const google::protobuf::RepeatedPtrField<std::string>& segments) {
  std::string text;
  for (const std::string& segment : segments) text += (text.empty() ? "" : " … ") + segment;
  return "[" + ForTerminal(text) + "]";
}

// What a correction says, in a line.
std::string Describe(const v1::Correction& correction) {
  const std::string speaker = SpeakerLabel(correction.display_name(), correction.speaker());
  const std::string other =
      SpeakerLabel(correction.other_display_name(), correction.other_speaker());
  switch (correction.kind()) {
    case v1::CORRECTION_KIND_MERGE: return speaker + " is " + other;
    case v1::CORRECTION_KIND_SPLIT:
      return Count(correction.wording_count(), "statement") + " of " + speaker + " moved to " +
             other + ", who is somebody else";
    case v1::CORRECTION_KIND_RENAME:
      return correction.speaker() + " is called " + ForTerminal(correction.new_name()) + ", not " +
             ForTerminal(correction.old_name());
    case v1::CORRECTION_KIND_REASSIGN: return "a statement of " + speaker + " moved to " + other;
    case v1::CORRECTION_KIND_MERGE_QUOTES:
      return correction.quote() + " is " + correction.other_quote();
    case v1::CORRECTION_KIND_SPLIT_QUOTE:
      return Count(correction.wording_count(), "wording") + " of " + correction.quote() + " are " +
             correction.other_quote();
    case v1::CORRECTION_KIND_CONTENT:
      return correction.occurrence() + " is " + Quoted(correction.new_content()) + ", not " +
             Quoted(correction.old_content());
    case v1::CORRECTION_KIND_CONFIRM_REVIEW:
      return correction.review() + " is about " + correction.quote() + correction.claim();
    case v1::CORRECTION_KIND_REJECT_REVIEW:
      return correction.review() + " is not about " + correction.quote() + correction.claim();
    default: return "";
  }
}

void PrintCorrection(const v1::Correction& correction, Output& output) {
  constexpr size_t kIndent = 2;
  constexpr size_t kPrefix = sizeof("CORRECTION_KIND_") - 1;
  output.Paragraph({{correction.name() + " · " +
                         v1::CorrectionKind_Name(correction.kind()).substr(kPrefix) + " · ",
                     Style::kHeading},
                    {Describe(correction), Style::kPlain}});
  output.Paragraph({{DateOf(correction.create_time()) + ", " + ForTerminal(correction.actor()) +
                         ": " + ForTerminal(correction.reason()),
                     Style::kFaint}},
                   kIndent);
  if (!correction.has_undo_time()) return;
  output.Paragraph(
      {{"undone " + DateOf(correction.undo_time()) + ", " + ForTerminal(correction.undo_actor()) +
            ": " + ForTerminal(correction.undo_reason()),
        Style::kWarning}},
      kIndent);
}

template <typename Request>
absl::StatusOr<std::vector<v1::Correction>> Send(
    Connection& connection,
    grpc::Status (Service::*method)(grpc::ClientContext*, const Request&, v1::Correction*),
    Request request, const CorrectOptions& options) {
  request.set_actor(options.actor);
  request.set_reason(options.reason);
  ASSIGN_OR_RETURN(v1::Correction correction, connection.Call(method, request));
  return std::vector{std::move(correction)};
}

using CorrectionsOr = absl::StatusOr<std::vector<v1::Correction>>;

bool IsQuote(const std::string& name) { return name.rfind("quotes/", 0) == 0; }

CorrectionsOr Merge(const CorrectOptions& options, Connection& connection) {
  if (IsQuote(options.name)) {
    v1::MergeQuotesRequest quotes;
    quotes.set_quote(options.name);
    quotes.set_into(ResourceName("quotes", options.other));
    return Send(connection, &Service::MergeQuotes, quotes, options);
  }
  v1::MergeSpeakersRequest request;
  request.set_speaker(ResourceName("speakers", options.name));
  request.set_into(ResourceName("speakers", options.other));
  return Send(connection, &Service::MergeSpeakers, request, options);
}

CorrectionsOr SplitTheQuote(const CorrectOptions& options, Connection& connection) {
  v1::SplitQuoteRequest request;
  request.set_quote(options.name);
  for (const std::string& occurrence : options.occurrences) {
    request.add_occurrences(OccurrenceName(occurrence));
  }
  return Send(connection, &Service::SplitQuote, request, options);
}

CorrectionsOr Split(const CorrectOptions& options, Connection& connection) {
  if (IsQuote(options.name)) return SplitTheQuote(options, connection);
  v1::SplitSpeakerRequest request;
  request.set_speaker(ResourceName("speakers", options.name));
  for (const std::string& occurrence : options.occurrences) {
    request.add_occurrences(OccurrenceName(occurrence));
  }
  request.set_new_name(options.other);
  return Send(connection, &Service::SplitSpeaker, request, options);
}

CorrectionsOr Rename(const CorrectOptions& options, Connection& connection) {
  v1::RenameSpeakerRequest request;
  request.set_speaker(ResourceName("speakers", options.name));
  request.set_new_name(options.other);
  return Send(connection, &Service::RenameSpeaker, request, options);
}

CorrectionsOr Reassign(const CorrectOptions& options, Connection& connection) {
  v1::ReassignOccurrenceRequest request;
  request.set_occurrence(OccurrenceName(options.name));
  if (options.other != "nobody") request.set_speaker(ResourceName("speakers", options.other));
  return Send(connection, &Service::ReassignOccurrence, request, options);
}

// "120-168": offsets of the article's text.
absl::Status AddRange(const std::string& text, v1::CorrectContentRequest& request) {
  int32_t start = 0;
  int32_t end = 0;
  const char* last = text.data() + text.size();
  const auto first = std::from_chars(text.data(), last, start);
  if (first.ec == std::errc() && first.ptr != last && *first.ptr == '-') {
    const auto second = std::from_chars(first.ptr + 1, last, end);
    if (second.ec == std::errc() && second.ptr == last) {
      v1::ContentSpan& span = *request.add_content();
      span.set_start(start);
      span.set_end(end);
      return absl::OkStatus();
    }
  }
  return absl::InvalidArgumentError(text + " is no range of the form 120-168");
}

CorrectionsOr Content(const CorrectOptions& options, Connection& connection) {
  v1::CorrectContentRequest request;
  request.set_occurrence(OccurrenceName(options.name));
  for (const std::string& range : options.ranges) RETURN_IF_ERROR(AddRange(range, request));
  return Send(connection, &Service::CorrectContent, request, options);
}

CorrectionsOr Undo(const CorrectOptions& options, Connection& connection) {
  v1::UndoCorrectionRequest request;
  request.set_name(ResourceName("corrections", options.name));
  return Send(connection, &Service::UndoCorrection, request, options);
}

CorrectionsOr ListAll(const CorrectOptions& options, Connection& connection) {
  v1::ListCorrectionsRequest request;
  if (!options.name.empty()) request.set_speaker(ResourceName("speakers", options.name));
  ASSIGN_OR_RETURN(auto listing, List(connection, &Service::ListCorrections, request, options.limit,
                                      &v1::ListCorrectionsResponse::corrections));
  return std::move(listing.items);
}

using Action = CorrectionsOr (*)(const CorrectOptions&, Connection&);

int RunCorrect(const CorrectOptions& options, Action action) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const CorrectionsOr corrections = action(options, connection);
  if (!corrections.ok()) return connection.Report("correct", corrections.status());
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  if (format != Format::kTable) {
    PrintMessages(*corrections, format, output);
    return output.Finish(kDone);
  }
  if (corrections->empty()) output.Line({{"No corrections.", Style::kStrong}});
  for (const v1::Correction& correction : *corrections) PrintCorrection(correction, output);
  return output.Finish(kDone);
}

// Adds one kind of correction, with the options that all share.
CLI::App& AddAction(CLI::App& command, RunFn& run, const std::shared_ptr<CorrectOptions>& options,
                    const std::string& name, const std::string& description, Action action) {
  CLI::App& added = *command.add_subcommand(name, description);
  AddFormatOption(added, FormatDefault::kTable, options->format);
  AddConnectionOptions(added, options->connection);
  added.callback([options, &run, action] {
    run = [options, action] { return RunCorrect(*options, action); };
  });
  return added;
}

void AddNoteOptions(CLI::App& action, CorrectOptions& options) {
  action.add_option("--reason", options.reason, "why; kept with the correction")
      ->type_name("TEXT")
      ->required();
  action.add_option("--actor", options.actor, "who corrects")
      ->type_name("NAME")
      ->envname("USER")
      ->required();
}

constexpr char kSpeaker[] = "speakers/7 or 7";
constexpr char kSpeakerOrQuote[] = "speakers/7 or 7, or quotes/5";

}  // namespace

void AddCorrectCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App& command =
      *program.add_subcommand("correct", "Correct who said what, list corrections, or undo one");
  command.require_subcommand(1);
  CLI::App& merge =
      AddAction(command, run, options, "merge", "Make one speaker or quote of two", &Merge);
  merge.add_option("SPEAKER", options->name, kSpeakerOrQuote)->required();
  merge.add_option("INTO", options->other, "the speaker that stays, or the other quote")
      ->required();
  CLI::App& split = AddAction(command, run, options, "split",
                              "Make a new speaker or quote of some statements of one", &Split);
  split.add_option("SPEAKER", options->name, kSpeakerOrQuote)->required();
  split.add_option("STATEMENT", options->occurrences, "articles/3/occurrences/12 or 3/12")
      ->required();
  split
      .add_option("--name", options->other,
                  "the new speaker's name; none: the same. Not of a quote")
      ->type_name("NAME");
  CLI::App& rename = AddAction(command, run, options, "rename",
                               "Give a speaker another name; the old one stays an alias", &Rename);
  rename.add_option("SPEAKER", options->name, kSpeaker)->required();
  rename.add_option("NAME", options->other, "the name")->required();
  CLI::App& reassign = AddAction(command, run, options, "reassign",
                                 "Say whose words one statement reports", &Reassign);
  reassign.add_option("STATEMENT", options->name, "articles/3/occurrences/12 or 3/12")->required();
  reassign.add_option("SPEAKER", options->other, "speakers/7, 7 or nobody")->required();
  CLI::App& content = AddAction(command, run, options, "content",
                                "Say where the words of one statement begin and end", &Content);
  content.add_option("STATEMENT", options->name, "articles/3/occurrences/12 or 3/12")->required();
  content
      .add_option("RANGE", options->ranges,
                  "120-168: from code point 120 of the article's text to before 168, quotation\n"
                  "marks included; several where the words are interrupted")
      ->required();
  CLI::App& undo = AddAction(command, run, options, "undo", "Take a correction back", &Undo);
  undo.add_option("CORRECTION", options->name, "corrections/4 or 4")->required();
  for (CLI::App* action : {&merge, &split, &rename, &reassign, &content, &undo}) {
    AddNoteOptions(*action, *options);
  }
  CLI::App& list =
      AddAction(command, run, options, "list", "List corrections, newest first", &ListAll);
  list.add_option("SPEAKER", options->name, "only those of this speaker");
  AddLimitOption(list, options->limit);
  command.group(kQuestions);
  command.footer(
      "Corrections hold for articles that come later, and until they are undone. Of a quote all\n"
      "statements in the same words are split off together.\n\n"
      "Example: verbatim correct merge speakers/9 speakers/7 --reason \"one person, two "
      "spellings\"");
}

}  // namespace verbatim::cli
