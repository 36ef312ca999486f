#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <unistd.h>

#include "CLI/CLI.hpp"
#include "verbatim/v1/export_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/export_files.h"
#include "clients/cli/find_article.h"
#include "clients/cli/find_speaker.h"
#include "clients/cli/list_options.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

// Records asked for at once. The server ends a piece at about a megabyte whatever is asked for.
constexpr int32_t kRecordsAtOnce = 1000;

const std::map<std::string, v1::ExportFormat>& Formats() {
  static const auto& formats = *new std::map<std::string, v1::ExportFormat>{
      {"csv", v1::EXPORT_FORMAT_CSV},
      {"jsonl", v1::EXPORT_FORMAT_JSON_LINES},
      {"web-annotation", v1::EXPORT_FORMAT_WEB_ANNOTATION},
      {"brat", v1::EXPORT_FORMAT_BRAT},
      {"quotation", v1::EXPORT_FORMAT_QUOTATION},
      {"claim", v1::EXPORT_FORMAT_CLAIM},
      {"asserted-claim", v1::EXPORT_FORMAT_ASSERTED_CLAIM},
      {"claim-review", v1::EXPORT_FORMAT_CLAIM_REVIEW}};
  return formats;
}

struct ExportOptions {
  ConnectionOptions connection;
  std::string format = "csv";
  std::string article;
  std::string quote;
  std::string speaker;
  std::string claim;
  std::string outlet;
  std::string from;
  std::string before;
  std::string iri_prefix;
  std::string folder;  // empty: standard output
};

absl::StatusOr<v1::ExportRecordsRequest> RequestOf(const ExportOptions& options,
                                                   Connection& connection) {
  v1::ExportRecordsRequest request;
  request.set_format(Formats().at(options.format));
  if (!options.article.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_article(), FindArticle(options.article, connection));
  }
  if (!options.quote.empty()) request.set_quote(ResourceName("quotes", options.quote));
  if (!options.speaker.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_speaker(), FindSpeaker(options.speaker, connection));
  }
  if (!options.claim.empty()) request.set_claim(ResourceName("claims", options.claim));
  request.set_outlet(options.outlet);
  if (const auto time = TimestampOf(options.from)) *request.mutable_start_time() = *time;
  if (const auto time = TimestampOf(options.before)) *request.mutable_end_time() = *time;
  request.set_iri_prefix(options.iri_prefix);
  request.set_page_size(kRecordsAtOnce);
  return request;
}

// Asks on until all is told; nothing but the piece at hand is kept.
absl::Status Export(const ExportOptions& options, Connection& connection, Output& output) {
  ASSIGN_OR_RETURN(v1::ExportRecordsRequest request, RequestOf(options, connection));
  ExportFiles files(options.folder);
  do {
    ASSIGN_OR_RETURN(v1::ExportRecordsResponse response,
                     connection.Call(&v1::ExportService::Stub::ExportRecords, request));
    for (const v1::ExportedFile& file : response.files()) {
      if (options.folder.empty()) {
        output.Write(file.content());
      } else {
        RETURN_IF_ERROR(files.Append(file.name(), file.content()));
      }
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return files.Finish();
}

int RunExport(const ExportOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::Status status = Export(options, connection, output);
  if (!status.ok()) {
    output.Flush();
    return connection.Report("export", status);
  }
  return output.Finish(kDone);
}

}  // namespace

void AddExportCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App& command = *program.add_subcommand(
      "export", "Write what is stored for spreadsheets, programs and annotation tools");
  command.add_option("--format", options->format, "how; see below")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(&Formats()).description(""))
      ->capture_default_str();
  auto* article =
      command.add_option("--article", options->article, "of this one: articles/3, 3 or a URL")
          ->type_name("ARTICLE");
  auto* quote = command.add_option("--quote", options->quote, "of this one: quotes/12 or 12")
                    ->type_name("QUOTE")
                    ->excludes(article);
  command.add_option("--speaker", options->speaker, "of this one: speakers/7, 7 or a name")
      ->type_name("SPEAKER")
      ->excludes(article)
      ->excludes(quote);
  command
      .add_option("--claim", options->claim,
                  "this one, as asserted-claim or claim-review: claims/3 or 3")
      ->type_name("CLAIM");
  command.add_option("--outlet", options->outlet, "published by this outlet")->type_name("NAME");
  AddTimeOption(command, "--from", options->from, "published on this day or later");
  AddTimeOption(command, "--before", options->before, "published before this day");
  command
      .add_option("--iri-prefix", options->iri_prefix,
                  "what stands before ids in linked data: https://quotes.example.org/")
      ->type_name("IRI");
  command
      .add_option("--into", options->folder,
                  "write files into this folder; without, to standard output")
      ->type_name("FOLDER");
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "csv             a row for each occurrence of a quote or statement; formulas are disarmed\n"
      "jsonl           the same as JSON Lines, with the spans\n"
      "web-annotation  W3C Web Annotations of the articles, with position and quote selectors\n"
      "brat            a .txt and a .ann for each article; needs --into\n"
      "quotation       quotes as schema.org Quotation, JSON-LD\n"
      "claim           quotes and paraphrases as schema.org Claim, JSON-LD\n"
      "asserted-claim  claims that statements assert, however worded, the same way\n"
      "claim-review    published checks of those as schema.org ClaimReview\n\n"
      "However much is stored, no more than a piece of it is held in memory. What each format "
      "has:\n"
      "docs/export.md.\n\n"
      "Example: verbatim export --speaker Zelensky --from 2023-02-01 > said.csv\n"
      "         verbatim export --format brat --outlet 'Example Herald' --into annotations");
  command.callback([options, &run] {
    if (options->format == "brat" && options->folder.empty()) {
      throw CLI::ValidationError(
          "--format brat writes several files: name a folder, --into FOLDER");
    }
    run = [options] { return RunExport(*options); };
  });
}

}  // namespace verbatim::cli
