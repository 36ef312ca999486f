#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/article_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/failure.h"
#include "clients/cli/format.h"
#include "clients/cli/input_file.h"
#include "clients/cli/list_options.h"
#include "clients/cli/message_output.h"
#include "clients/cli/output.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/document.h"

namespace verbatim::cli {
namespace {

struct IngestOptions {
  ConnectionOptions connection;
  std::string format;
  std::vector<std::string> paths;
  std::string url;
  std::string base_url;
  std::string outlet;
  std::string title;
  std::string published;
};

struct Totals {
  int64_t created = 0;
  int64_t revised = 0;
  int64_t unchanged = 0;
  int64_t failed = 0;
};

// The files behind the arguments; what can't be listed is reported and counted as failed.
std::vector<std::string> ExpandPaths(const std::vector<std::string>& paths, Totals& totals) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    const auto expanded = ExpandFolder(path);
    if (expanded.ok()) {
      files.insert(files.end(), expanded->begin(), expanded->end());
    } else {
      ReportFailure(path, expanded.status());
      ++totals.failed;
    }
  }
  return files;
}

// An article needs an address that stays the same from run to run.
std::string UrlOf(const std::string& path, const IngestOptions& options) {
  if (!options.url.empty()) return options.url;
  if (!options.base_url.empty()) {
    return options.base_url + (options.base_url.ends_with('/') ? "" : "/") + NameOfInput(path);
  }
  std::error_code error;
  return "file://" + std::filesystem::weakly_canonical(path, error).string();
}

absl::StatusOr<v1::IngestArticleRequest> ReadRequest(const std::string& path,
                                                     const IngestOptions& options) {
  ASSIGN_OR_RETURN(std::string bytes, ReadInput(path, kMaxArticleBytes));
  // Said here, with the byte at fault: protobuf carries only text, and large ones need not travel.
  RETURN_IF_ERROR(text::CheckText(bytes));
  v1::IngestArticleRequest request;
  v1::Article& article = *request.mutable_article();
  article.set_url(UrlOf(path, options));
  article.set_outlet(options.outlet);
  article.set_title(options.title);
  if (const auto time = TimestampOf(options.published)) *article.mutable_publish_time() = *time;
  article.set_text(std::move(bytes));
  return request;
}

// Counts an outcome and names it.
std::string TakeOutcome(v1::IngestOutcome outcome, Totals& totals) {
  switch (outcome) {
    case v1::INGEST_OUTCOME_CREATED: ++totals.created; return "created";
    case v1::INGEST_OUTCOME_REVISED: ++totals.revised; return "revised";
    default: ++totals.unchanged; return "unchanged";
  }
}

void PrintResult(const std::string& path, const v1::IngestArticleResponse& response,
                 std::string outcome, Output& output) {
  constexpr size_t kOutcomeWidth = 11;
  const bool changed = response.outcome() != v1::INGEST_OUTCOME_UNCHANGED;
  outcome.resize(kOutcomeWidth, ' ');
  StyledText text = {
      {outcome, changed ? Style::kGood : Style::kFaint},
      {response.article().name(), Style::kStrong},
      {"  " + Count(response.article().occurrence_count(), "statement"), Style::kPlain}};
  if (changed)
    text.push_back({", " + Count(response.new_quote_count(), "new quote"), Style::kPlain});
  text.push_back({"  " + ForTerminal(path), Style::kFaint});
  output.Line(text);
}

void PrintTotals(const Totals& totals, Output& output) {
  output.Line({{std::to_string(totals.created) + " created, " + std::to_string(totals.revised) +
                    " revised, " + std::to_string(totals.unchanged) + " unchanged, " +
                    std::to_string(totals.failed) + " failed",
                totals.failed > 0 ? Style::kWarning : Style::kStrong}});
}

// Shows how far a long run is, on one line of standard error that the next one overwrites.
class Progress {
 public:
  explicit Progress(size_t total) : total_(total), shown_(total > 1 && StandardErrorIsTerminal()) {}
  ~Progress() { Clear(); }

  void Start(size_t index) const {
    if (shown_) std::fprintf(stderr, "\r\033[Kingesting %zu of %zu", index + 1, total_);
  }
  void Clear() const {
    if (shown_) std::fputs("\r\033[K", stderr);
  }

 private:
  const size_t total_;
  const bool shown_;
};

int RunIngest(const IngestOptions& options) {
  Output output(DescribeStandardOutput());
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  Connection connection(options.connection);
  Totals totals;
  const std::vector<std::string> files = ExpandPaths(options.paths, totals);
  if (files.size() > 1 && !options.url.empty()) {
    ReportFailure("--url", "names one article, but there are " + std::to_string(files.size()),
                  "Give --base-url to name each after its file.");
    return kUsage;
  }
  std::vector<v1::IngestArticleResponse> responses;
  const Progress progress(files.size());
  for (size_t i = 0; i < files.size(); ++i) {
    progress.Start(i);
    const auto request = ReadRequest(files[i], options);
    const auto response = request.ok()
                              ? connection.Call(&v1::ArticleService::Stub::IngestArticle, *request)
                              : request.status();
    progress.Clear();
    if (!response.ok()) {
      const ExitCode exit_code = connection.Report(files[i], response.status());
      if (exit_code == kNoServer) return output.Finish(kNoServer);  // nor will the others arrive
      ++totals.failed;
      continue;
    }
    const std::string outcome = TakeOutcome(response->outcome(), totals);
    if (format == Format::kTable) {
      PrintResult(files[i], *response, outcome, output);
      if (output.terminal().is_terminal) output.Flush();
    } else {
      responses.push_back(*response);
    }
  }
  if (format == Format::kTable) {
    PrintTotals(totals, output);
  } else {
    PrintMessages(responses, format, output);
  }
  return output.Finish(totals.failed > 0 ? kFailed : kDone);
}

}  // namespace

void AddIngestCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App& command =
      *program.add_subcommand("ingest", "Store articles with who said what in them");
  command
      .add_option("PATH", options->paths,
                  "text files, folders (their *.txt, sorted), or - for standard input")
      ->required();
  CLI::Option* url =
      command.add_option("--url", options->url, "the article's address; needed for -")
          ->type_name("URL");
  command
      .add_option("--base-url", options->base_url,
                  "the address above the articles; each adds the name of its file")
      ->type_name("URL")
      ->excludes(url);
  command.add_option("--outlet", options->outlet, "who published")->type_name("NAME");
  command.add_option("--title", options->title, "the title, where the text has none")
      ->type_name("TEXT");
  AddTimeOption(command, "--published", options->published,
                "when published, where the text does not say");
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Without --url and --base-url a file's address is file:// and its path. The same address "
      "and\n"
      "text again change nothing; another text is a new revision. A file that can't be used is\n"
      "named on standard error; the others are still done.\n\n"
      "Example: verbatim ingest --outlet \"Example Times\" live.txt");
  command.callback([options, &run] {
    for (const std::string& path : options->paths) {
      if (path == kStandardInput && options->url.empty()) {
        throw CLI::RequiredError("--url (standard input has no name)");
      }
    }
    run = [options] { return RunIngest(*options); };
  });
}

}  // namespace verbatim::cli
