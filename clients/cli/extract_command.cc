#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/failure.h"
#include "clients/cli/format.h"
#include "clients/cli/input_file.h"
#include "clients/cli/json_output.h"
#include "clients/cli/output.h"
#include "clients/cli/statement_json.h"
#include "clients/cli/statement_view.h"
#include "services/app/extract_statements.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

using domain::Article;
using domain::AttributedStatement;
using Extraction = app::ExtractedText;

constexpr FormatDefault kFormatDefault = FormatDefault::kTableOrJsonLines;

struct ExtractOptions {
  std::vector<std::string> paths;
  std::string format;
};

absl::StatusOr<Extraction> ExtractFrom(const std::string& path) {
  ASSIGN_OR_RETURN(const std::string bytes, ReadInput(path, kMaxArticleBytes));
  return app::ExtractStatements(bytes, /*publish_time=*/std::nullopt);
}

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

std::string LabelOf(const std::string& path) {
  return path == kStandardInput ? "standard input" : ForTerminal(path);
}

// The output of one run, in the format asked for.
class ExtractPrinter {
 public:
  ExtractPrinter(Format format, Output& output) : format_(format), output_(output) {}

  void Print(const std::string& path, const Extraction& extraction) {
    if (format_ == Format::kTable) {
      PrintTable(path, extraction);
      return;
    }
    json_.clear();
    AppendExtraction(json_, NameOfInput(path), extraction.article, extraction.statements);
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
  void PrintTable(const std::string& path, const Extraction& extraction) {
    const Article& article = extraction.article;
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
        {{article.title.empty() ? LabelOf(path) : ForTerminal(article.title), Style::kStrong}});
    output_.Line({{Summary(path, extraction), Style::kFaint}});
    if (!extraction.statements.empty()) {
      output_.Line();
      PrintStatements(entries, output_);
    }
  }

  static std::string Summary(const std::string& path, const Extraction& extraction) {
    std::string summary = LabelOf(path);
    if (extraction.article.publish_time) {
      summary += " · " + domain::FormatTime(*extraction.article.publish_time).substr(0, 10);
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

int RunExtract(const ExtractOptions& options) {
  Output output(DescribeStandardOutput());
  ExtractPrinter printer(ChooseFormat(options.format, kFormatDefault, output.terminal()), output);
  ExitCode exit_code = kDone;
  for (const std::string& path : options.paths) {
    const absl::StatusOr<Extraction> extraction = ExtractFrom(path);
    if (extraction.ok()) {
      printer.Print(path, *extraction);
    } else {
      ReportFailure(path, extraction.status());
      exit_code = kFailed;
    }
  }
  printer.Finish();
  return output.Finish(exit_code);
}

}  // namespace

void AddExtractCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App& command =
      *program.add_subcommand("extract", "Show who said what in text files, without a server");
  command.add_option("FILE", options->paths, "text files, or - for standard input")->required();
  AddFormatOption(command, kFormatDefault, options->format);
  command.group(kWithoutServer);
  command.footer(
      "A file that can't be read is named on standard error; the others are still done.\n"
      "Offsets in JSON count Unicode code points of the file, end exclusive.\n\n"
      "Example: verbatim extract --format jsonl article.txt");
  command.callback([options, &run] { run = [options] { return RunExtract(*options); }; });
}

}  // namespace verbatim::cli
