#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"

#include "clients/cli/article_inputs.h"
#include "clients/cli/commands.h"
#include "clients/cli/failure.h"
#include "clients/cli/format.h"
#include "clients/cli/input_file.h"
#include "clients/cli/input_format_option.h"
#include "clients/cli/input_tree.h"
#include "clients/cli/json_output.h"
#include "clients/cli/output.h"
#include "clients/cli/statement_json.h"
#include "clients/cli/statement_view.h"
#include "services/app/analyze_article.h"

namespace verbatim::cli {
namespace {

using domain::Article;
using domain::AttributedStatement;

constexpr FormatDefault kFormatDefault = FormatDefault::kTableOrJsonLines;

struct ExtractOptions {
  std::vector<std::string> paths;
  std::string format;
  std::string input_format;
};

// What was found in one article; spans point into its text.
struct Extraction {
  articles::FoundArticle found;
  std::vector<AttributedStatement> statements;
};

StatementView ViewOf(const AttributedStatement& attributed, const std::string& text) {
  const domain::Statement& statement = attributed.statement;
  StatementView view;
  view.speaker = attributed.speaker.name;
  view.speaker_kind = domain::Name(attributed.speaker.kind);
  for (const domain::SpeakerCandidate& candidate : attributed.speaker.candidates) {
    if (!attributed.speaker.IsKnown()) view.candidates.push_back(candidate.name);
  }
  uint32_t end = 0;
  for (const domain::Segment& segment : statement.content) {
    AddSegment(segment.span.In(text), segment.span.begin, end, view);
    end = segment.span.end;
  }
  view.kind = domain::Name(statement.kind);
  if (statement.source) view.source = statement.source->In(text);
  if (statement.cue) view.cue = statement.cue->In(text);
  view.confidence = statement.confidence;
  return view;
}

// "sample" for "texts/sample.txt"; of several articles in a file each adds its place:
// "feed#item-2".
std::string IdOf(const InputPlace& place) {
  return NameOfInput(place.member.empty() ? place.file : place.member) + place.Fragment();
}

// The output of one run, in the format asked for.
class ExtractPrinter {
 public:
  ExtractPrinter(Format format, Output& output) : format_(format), output_(output) {}

  void Print(const InputPlace& place, const Extraction& extraction) {
    if (format_ == Format::kTable) {
      PrintTable(place, extraction);
      return;
    }
    json_.clear();
    AppendExtraction(json_, IdOf(place), extraction.found, extraction.statements);
    if (format_ == Format::kJsonLines) {
      json_ += '\n';
      output_.Write(json_);
    } else {
      documents_.Add(json_, output_);
    }
  }

  void Finish() {
    if (format_ == Format::kJson) documents_.Finish(output_);
  }

 private:
  void PrintTable(const InputPlace& place, const Extraction& extraction) {
    const Article& article = extraction.found.article;
    const std::string label = ForTerminal(place.Label());
    std::vector<EntryView> entries(article.entries.size());
    for (size_t i = 0; i < entries.size(); ++i) {
      entries[i].heading = article.entries[i].heading.In(article.text);
    }
    for (const AttributedStatement& statement : extraction.statements) {
      entries[statement.statement.entry].statements.push_back(ViewOf(statement, article.text));
    }
    if (!first_) output_.Line();
    first_ = false;
    output_.Paragraph(
        {{article.title.empty() ? label : ForTerminal(article.title), Style::kStrong}});
    output_.Line({{Summary(label, extraction), Style::kFaint}});
    if (!extraction.statements.empty()) {
      output_.Line();
      PrintStatements(entries, output_);
    }
  }

  static std::string Summary(const std::string& label, const Extraction& extraction) {
    std::string summary = label;
    if (const auto& time = extraction.found.article.publish_time) {
      summary += " · " + domain::FormatTime(*time).substr(0, 10);
    }
    const size_t count = extraction.statements.size();
    return summary + " · " + (count == 0 ? "no statements" : std::to_string(count) + " statement") +
           (count > 1 ? "s" : "");
  }

  const Format format_;
  Output& output_;
  std::string json_;
  JsonArray documents_;
  bool first_ = true;
};

// One run of the command.
class ExtractRun {
 public:
  explicit ExtractRun(const ExtractOptions& options)
      : options_(options),
        output_(DescribeStandardOutput()),
        printer_(ChooseFormat(options.format, kFormatDefault, output_.terminal()), output_) {}

  int Run() {
    std::vector<std::string> files;
    for (const std::string& path : options_.paths) {
      const auto expanded = ExpandInput(path);
      if (expanded.ok()) {
        files.insert(files.end(), expanded->begin(), expanded->end());
      } else {
        Fail(path, expanded.status());
      }
    }
    articles::ReadArticlesOptions read_options;
    read_options.format = articles::FormatNamed(options_.input_format);
    ArticleInputs inputs(files, read_options, [this] { output_.Flush(); });
    inputs.ReadAll([this](const InputPlace& place, absl::StatusOr<articles::FoundArticle> found) {
      Take(place, std::move(found));
      return true;
    });
    printer_.Finish();
    return output_.Finish(exit_code_);
  }

 private:
  void Take(const InputPlace& place, absl::StatusOr<articles::FoundArticle> found) {
    if (!found.ok() && articles::IsNoArticle(found.status())) {
      return ReportFailure(place.Label(), "passed by: " + std::string(found.status().message()),
                           "");
    }
    if (!found.ok()) return Fail(place.Label(), found.status());
    for (const std::string& warning : found->warnings) {
      ReportFailure(place.Label(), "warning: " + warning, "");
    }
    auto statements = app::AnalyzeArticle(found->article);
    if (!statements.ok()) return Fail(place.Label(), statements.status());
    printer_.Print(place, {.found = *std::move(found), .statements = *std::move(statements)});
  }

  void Fail(const std::string& label, const absl::Status& status) {
    ReportFailure(label, status);
    exit_code_ = kFailed;
  }

  const ExtractOptions& options_;
  Output output_;
  ExtractPrinter printer_;
  ExitCode exit_code_ = kDone;
};

}  // namespace

void AddExtractCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App& command = *program.add_subcommand(
      "extract", "Show who said what in texts, pages and feeds, without a server");
  command
      .add_option("PATH", options->paths,
                  "files, folders, patterns, archives (zip, tar, gzip), or - for standard input")
      ->required();
  AddInputFormatOption(command, options->input_format);
  AddFormatOption(command, kFormatDefault, options->format);
  command.group(kWithoutServer);
  command.footer(
      "Reads what `verbatim ingest` reads. What can't be read is named on standard error; the "
      "others\n"
      "are still done. Offsets in JSON count Unicode code points, end exclusive: of a text file as "
      "it\n"
      "is; of a page, feed or wire document in `text`, which the JSON then has too.\n\n"
      "Example: verbatim extract --format jsonl article.txt\n"
      "         verbatim extract feed.xml pages.warc.gz");
  command.callback([options, &run] { run = [options] { return ExtractRun(*options).Run(); }; });
}

}  // namespace verbatim::cli
