#include <csignal>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/article_service.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/article_inputs.h"
#include "clients/cli/article_request.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/failure.h"
#include "clients/cli/fetch.h"
#include "clients/cli/format.h"
#include "clients/cli/ingest_journal.h"
#include "clients/cli/ingest_progress.h"
#include "clients/cli/ingest_stream.h"
#include "clients/cli/input_format_option.h"
#include "clients/cli/input_tree.h"
#include "clients/cli/list_options.h"
#include "clients/cli/message_output.h"
#include "clients/cli/output.h"
#include "services/articles/format.h"

namespace verbatim::cli {
namespace {

struct IngestOptions {
  ConnectionOptions connection;
  std::string format;
  std::string input_format;
  std::vector<std::string> paths;
  std::vector<std::string> fetch;
  bool allow_private = false;
  std::string journal;
  ArticleDefaults defaults;
  std::string published;
};

struct Totals {
  int64_t read = 0;
  int64_t created = 0;
  int64_t revised = 0;
  int64_t unchanged = 0;
  int64_t known = 0;    // by the journal
  int64_t skipped = 0;  // no articles, such as a wire's pictures
  int64_t failed = 0;
};

// Set by the first interrupt; the second one ends the program as ever.
volatile std::sig_atomic_t interrupted = 0;

void StopAtInterrupt() {
  struct sigaction action = {};
  action.sa_handler = [](int) { interrupted = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
}

// Counts an outcome and names it.
std::string TakeOutcome(v1::IngestOutcome outcome, Totals& totals) {
  switch (outcome) {
    case v1::INGEST_OUTCOME_CREATED: ++totals.created; return "created";
    case v1::INGEST_OUTCOME_REVISED: ++totals.revised; return "revised";
    default: ++totals.unchanged; return "unchanged";
  }
}

void PrintResult(const std::string& label, const v1::IngestArticleResponse& response,
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
  text.push_back({"  " + ForTerminal(label), Style::kFaint});
  output.Line(text);
}

// One run of the command.
class IngestRun {
 public:
  explicit IngestRun(const IngestOptions& options)
      : options_(options),
        output_(DescribeStandardOutput()),
        format_(ChooseFormat(options.format, FormatDefault::kTable, output_.terminal())),
        connection_(options.connection),
        stream_(connection_, [this](const auto& label, const auto& request, const auto& response) {
          return TakeAnswer(label, request, response);
        }) {}

  int Run() {
    if (!options_.journal.empty()) {
      absl::StatusOr<IngestJournal> journal = IngestJournal::Open(options_.journal);
      if (!journal.ok()) {
        ReportFailure(options_.journal, journal.status());
        return kFailed;
      }
      journal_.emplace(*std::move(journal));
    }
    const std::vector<std::string> files = ExpandPaths();
    if (files.size() + options_.fetch.size() > 1 && !options_.defaults.url.empty()) {
      ReportFailure("--url",
                    "names one article, but there are " +
                        std::to_string(files.size() + options_.fetch.size()) + " files",
                    "Give --base-url to name each after its file.");
      return kUsage;
    }
    StopAtInterrupt();
    IngestFiles(files);
    for (const std::string& url : options_.fetch) {
      if (exit_code_ == kNoServer || interrupted != 0) break;
      IngestFetched(url);
    }
    return Finish();
  }

 private:
  // The files behind the arguments; what can't be listed is reported and counted as failed.
  std::vector<std::string> ExpandPaths() {
    std::vector<std::string> files;
    for (const std::string& path : options_.paths) {
      const auto expanded = ExpandInput(path);
      if (expanded.ok()) {
        files.insert(files.end(), expanded->begin(), expanded->end());
      } else {
        ReportFailure(path, expanded.status());
        ++totals_.failed;
      }
    }
    return files;
  }

  articles::ReadArticlesOptions ReadOptions() const {
    articles::ReadArticlesOptions options;
    options.format = articles::FormatNamed(options_.input_format);
    return options;
  }

  void IngestFiles(const std::vector<std::string>& files) {
    ArticleInputs inputs(files, ReadOptions(), [this] { stream_.Finish(); });
    total_bytes_ = inputs.total_bytes();
    inputs.ReadAll([&](const InputPlace& place, absl::StatusOr<articles::FoundArticle> found) {
      bytes_read_ = inputs.bytes_read();
      const bool go_on = Take(place, std::move(found));
      ShowProgress();
      return go_on;
    });
  }

  // Counts what is answered, not what is read: the last articles are still on their way then.
  void ShowProgress() {
    const uint64_t done = sent_at_.empty() ? bytes_read_ : bytes_done_;
    progress_.Show({.articles = totals_.read - static_cast<int64_t>(sent_at_.size()),
                    .bytes = done,
                    .total_bytes = total_bytes_});
  }

  void IngestFetched(const std::string& url) {
    const absl::StatusOr<Fetched> fetched = Fetch(url, {.allow_private = options_.allow_private});
    if (!fetched.ok()) {
      Fail(url, fetched.status());
      return;
    }
    articles::ReadArticlesOptions options = ReadOptions();
    options.charset = fetched->charset;
    articles::MemorySource source(fetched->bytes);
    InputPlace place{.file = fetched->url, .member = {}, .place = {}};
    bool go_on = true;
    const absl::Status status = articles::ReadArticles(
        source, options,
        [&](const articles::Place& inside, absl::StatusOr<articles::FoundArticle> found) {
          place.place = inside;
          return go_on = Take(place, std::move(found));
        });
    if (go_on && !status.ok()) Fail(url, status);
  }

  void Fail(const std::string& label, const absl::Status& status) {
    progress_.Clear();
    ReportFailure(label, status);
    ++totals_.failed;
  }

  // Sends an article, or says why it can't be read. Returns whether to go on.
  bool Take(const InputPlace& place, absl::StatusOr<articles::FoundArticle> found) {
    const std::string label = place.Label();
    if (!found.ok() && articles::IsNoArticle(found.status())) {
      progress_.Clear();
      ReportFailure(label, "passed by: " + std::string(found.status().message()), "");
      ++totals_.skipped;
      return interrupted == 0;
    }
    if (!found.ok()) {
      Fail(label, found.status());
      return interrupted == 0;
    }
    ++totals_.read;
    for (const std::string& warning : found->warnings) {
      progress_.Clear();
      ReportFailure(label, "warning: " + warning, "");
    }
    if (!options_.defaults.url.empty() && totals_.read > 1) {
      Fail(label, absl::InvalidArgumentError("--url names one article, and this is another"));
      return interrupted == 0;
    }
    const auto request = MakeRequest(place, *found, options_.defaults);
    if (!request.ok()) {
      Fail(label, request.status());
      return interrupted == 0;
    }
    return Send(label, *request) && interrupted == 0;
  }

  bool Send(const std::string& label, const v1::IngestArticleRequest& request) {
    if (journal_ && journal_->Has(request.SerializeAsString())) {
      ++totals_.known;
      return true;
    }
    sent_at_.push_back(bytes_read_);
    return stream_.Send(label, request);
  }

  // Takes an answer. Returns whether to go on.
  bool TakeAnswer(const std::string& label, const v1::IngestArticleRequest& request,
                  const absl::StatusOr<v1::IngestArticleResponse>& response) {
    bytes_done_ = sent_at_.front();
    sent_at_.pop_front();
    progress_.Clear();
    if (!response.ok()) {
      exit_code_ = connection_.Report(label, response.status());
      if (exit_code_ == kNoServer) return false;  // nor will the others arrive
      ++totals_.failed;
      return true;
    }
    Print(label, *response);
    if (journal_) {
      const absl::Status status = journal_->Add(request.SerializeAsString());
      if (!status.ok()) {
        ReportFailure(options_.journal, status);
        journal_.reset();
        exit_code_ = kFailed;
      }
    }
    ShowProgress();
    return true;
  }

  void Print(const std::string& label, const v1::IngestArticleResponse& response) {
    const std::string outcome = TakeOutcome(response.outcome(), totals_);
    if (format_ == Format::kTable) {
      PrintResult(label, response, outcome, output_);
    } else if (format_ == Format::kJson) {
      responses_.Add(MessageToJson(response), output_);
    } else {
      PrintMessage(response, format_, output_);
    }
    // Whoever reads along sees what is stored, and nothing gathers.
    output_.Flush();
  }

  int Finish() {
    stream_.Finish();
    progress_.Clear();
    if (format_ == Format::kJson) responses_.Finish(output_);
    if (exit_code_ == kNoServer) return output_.Finish(kNoServer);
    if (format_ == Format::kTable) PrintTotals();
    const bool failed = totals_.failed > 0 || interrupted != 0 || exit_code_ != kDone;
    return output_.Finish(failed ? kFailed : kDone);
  }

  void PrintTotals() {
    const auto number = [](int64_t count) { return std::to_string(count); };
    std::string text = number(totals_.read) + " read: " + number(totals_.created) + " new, " +
                       number(totals_.revised) + " revised, " + number(totals_.unchanged) +
                       " unchanged";
    if (journal_) text += ", " + number(totals_.known) + " known by the journal";
    if (totals_.skipped > 0) text += "; " + number(totals_.skipped) + " passed by";
    text += "; " + number(totals_.failed) + " failed";
    if (interrupted != 0) text += "; interrupted";
    const bool bad = totals_.failed > 0 || interrupted != 0;
    output_.Line({{text, bad ? Style::kWarning : Style::kStrong}});
  }

  const IngestOptions& options_;
  Output output_;
  const Format format_;
  Connection connection_;
  IngestStream stream_;
  IngestProgress progress_;
  uint64_t total_bytes_ = 0;      // of the files; 0: unknown
  uint64_t bytes_read_ = 0;       // of them
  uint64_t bytes_done_ = 0;       // of which the articles are stored
  std::deque<uint64_t> sent_at_;  // bytes_read_ at each article that has no answer yet
  std::optional<IngestJournal> journal_;
  Totals totals_;
  JsonArray responses_;
  ExitCode exit_code_ = kDone;
};

void AddInputOptions(CLI::App& command, IngestOptions& options) {
  command.add_option(
      "PATH", options.paths,
      "files, folders, patterns, archives (zip, tar, gzip), or - for standard input");
  AddInputFormatOption(command, options.input_format);
  command
      .add_option("--fetch", options.fetch,
                  "fetch this page or feed from the web, where this command runs")
      ->type_name("URL");
  command.add_flag("--allow-private", options.allow_private,
                   "fetch from this machine and private networks too");
  command
      .add_option("--journal", options.journal,
                  "remember in this file what is stored, and skip what it remembers: goes on after "
                  "an interruption")
      ->type_name("FILE");
}

void AddArticleOptions(CLI::App& command, IngestOptions& options) {
  ArticleDefaults& defaults = options.defaults;
  CLI::Option* url =
      command.add_option("--url", defaults.url, "the address of the one article")->type_name("URL");
  command
      .add_option("--base-url", defaults.base_url,
                  "the address above articles that do not name theirs; each adds the name of its "
                  "file")
      ->type_name("URL")
      ->excludes(url);
  command.add_option("--outlet", defaults.outlet, "who published, whatever the document says")
      ->type_name("NAME");
  command.add_option("--title", defaults.title, "the title, where the document has none")
      ->type_name("TEXT");
  AddTimeOption(command, "--published", options.published,
                "when published, where the document does not say");
}

}  // namespace

void AddIngestCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App& command =
      *program.add_subcommand("ingest", "Store articles with who said what in them");
  AddInputOptions(command, *options);
  AddArticleOptions(command, *options);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Reads web pages, RSS and Atom, ninjs, NewsML-G2, NITF, JSON Lines of articles, WARC and\n"
      "plain text, told apart by their content. An article's address is --url, its own, "
      "--base-url\n"
      "with the file's name, or file:// and the path. The same address and text again change\n"
      "nothing; another text is a new revision. What can't be used is named on standard error "
      "with\n"
      "its place; the others are still done. At the end: how many were read, new, revised,\n"
      "unchanged and failed.\n\n"
      "Example: verbatim ingest --journal run.journal pages.warc.gz feeds/ \"wire/*.xml\"");
  command.callback([options, &run] {
    if (options->paths.empty() && options->fetch.empty()) {
      throw CLI::RequiredError("PATH or --fetch");
    }
    options->defaults.published = TimestampOf(options->published);
    run = [options] { return IngestRun(*options).Run(); };
  });
}

}  // namespace verbatim::cli
