#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/article_service.grpc.pb.h"
#include "verbatim/v1/quote_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/find_article.h"
#include "clients/cli/format.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/occurrence_view.h"
#include "clients/cli/output.h"
#include "services/base/status_macros.h"
#include "services/export/csv_row.h"

namespace verbatim::cli {
namespace {

struct DuplicatesOptions {
  ConnectionOptions connection;
  std::string format;
  std::string article;  // empty: anywhere
  std::string outlet;   // empty: any
  std::string since;    // empty: ever
  std::string only;     // "quotes", "paragraphs" or empty: both
  int64_t limit = kDefaultLimit;
};

struct Duplicates {
  Listing<v1::RepeatedQuote> quotes;
  Listing<v1::RepeatedParagraph> paragraphs;
};

void PrintRepeatedQuote(const v1::RepeatedQuote& repeated, Output& output) {
  PrintQuoteHeader(repeated.quote(), output);
  for (const v1::RepeatedOccurrence& one : repeated.occurrences()) {
    PrintOccurrence(one.occurrence(), EditsOf(one.comparison()), output);
    if (const std::string note = MeaningNote(one.comparison()); !note.empty()) {
      output.Paragraph({{"This wording " + note + ".", Style::kBad}}, kOccurrenceMargin);
    }
  }
}

// What an editor has to look into: "missing", "unsure" or "conflict", or nothing.
std::string AttributionNote(const v1::Quote& quote, const StatementView& statement) {
  if (statement.speaker.empty()) return statement.candidates.empty() ? "missing" : "unsure";
  return quote.attribution_conflict() ? "conflict" : "";
}

void PrintRepeatedParagraph(const v1::RepeatedParagraph& paragraph, Output& output) {
  const bool several = paragraph.article_count() > 1;
  output.Paragraph(
      {{Count(paragraph.place_count(), "place"), Style::kHeading},
       {" in " + (several ? Count(paragraph.article_count(), "article") : "one article") + " · " +
            Count(paragraph.word_count(), "word"),
        Style::kFaint}});
  output.Paragraph({{ForTerminal(paragraph.text()), Style::kPlain}});
  for (const v1::ParagraphPlace& place : paragraph.places()) {
    output.Paragraph(
        {{PlaceOf(place), Style::kPlain},
         {" · " + place.article() + ", characters " + std::to_string(place.span().start()) +
              " to " + std::to_string(place.span().end()),
          Style::kFaint}},
        kOccurrenceMargin);
  }
  const int64_t unseen = paragraph.place_count() - paragraph.places_size();
  if (unseen > 0) {
    output.Paragraph({{"and at " + Count(unseen, "more place"), Style::kFaint}}, kOccurrenceMargin);
  }
}

// One row an occurrence or a paragraph's place, so that a spreadsheet can sort and filter them.
void PrintCsv(const Duplicates& found, Output& output) {
  output.Write(
      exports::CsvRow({"quote", "words", "occurrences", "articles", "occurrence", "relation",
                       "meaning_change", "kind", "wording", "speaker", "attribution", "state",
                       "outlet", "published", "url", "title", "entry", "start", "end"}));
  for (const v1::RepeatedQuote& repeated : found.quotes.items) {
    const v1::Quote& quote = repeated.quote();
    for (const v1::RepeatedOccurrence& one : repeated.occurrences()) {
      const v1::Occurrence& occurrence = one.occurrence();
      const StatementView statement = ViewOf(occurrence);
      const bool changed = !MeaningNote(one.comparison()).empty();
      const auto& content = occurrence.statement().content();
      output.Write(exports::CsvRow(
          {quote.name(), quote.wording(), std::to_string(quote.occurrence_count()),
           std::to_string(quote.article_count()), occurrence.name(), NameOf(occurrence.relation()),
           changed ? NameOf(one.comparison().meaning_change()) : "", statement.kind,
           occurrence.wording(), statement.speaker, AttributionNote(quote, statement),
           NameOf(occurrence.state()), occurrence.outlet(),
           occurrence.has_publish_time() ? DateOf(occurrence.publish_time()) : "",
           occurrence.article_url(), occurrence.article_title(), occurrence.entry_heading(),
           content.empty() ? "" : std::to_string(content[0].span().start()),
           content.empty() ? "" : std::to_string(content[content.size() - 1].span().end())}));
    }
  }
  for (const v1::RepeatedParagraph& paragraph : found.paragraphs.items) {
    for (const v1::ParagraphPlace& place : paragraph.places()) {
      output.Write(exports::CsvRow({"", paragraph.text(), std::to_string(paragraph.place_count()),
                                    std::to_string(paragraph.article_count()), "", "EXACT", "",
                                    "PARAGRAPH", place.span().text(), "", "", "", place.outlet(),
                                    place.has_publish_time() ? DateOf(place.publish_time()) : "",
                                    place.article_url(), place.article_title(),
                                    place.entry_heading(), std::to_string(place.span().start()),
                                    std::to_string(place.span().end())}));
    }
  }
}

void PrintTable(const DuplicatesOptions& options, const Duplicates& found, Output& output) {
  bool first = true;
  const auto part = [&] {
    if (!first) output.Line();
    first = false;
  };
  const bool none = found.quotes.items.empty() && found.paragraphs.items.empty();
  if (none || (found.quotes.items.empty() && options.only.empty())) {
    part();
    output.Line({{options.only == "paragraphs" ? "No paragraph stands at two places."
                                               : "No quote occurs twice.",
                  Style::kStrong}});
  }
  for (const v1::RepeatedQuote& quote : found.quotes.items) {
    part();
    PrintRepeatedQuote(quote, output);
  }
  if (found.quotes.has_more) PrintLimitReached(options.limit, output);
  if (!found.paragraphs.items.empty()) {
    part();
    output.Line({{"Paragraphs that repeat", Style::kHeading}});
  }
  for (const v1::RepeatedParagraph& paragraph : found.paragraphs.items) {
    part();
    PrintRepeatedParagraph(paragraph, output);
  }
  if (found.paragraphs.has_more) PrintLimitReached(options.limit, output);
}

// Fills what both requests have.
template <typename Request>
absl::StatusOr<Request> RequestFor(const DuplicatesOptions& options, Connection& connection) {
  Request request;
  request.set_parent("articles/-");
  if (!options.article.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_parent(), FindArticle(options.article, connection));
  }
  request.set_outlet(options.outlet);
  if (const auto time = TimestampOf(options.since)) *request.mutable_start_time() = *time;
  return request;
}

absl::StatusOr<Duplicates> FindDuplicates(const DuplicatesOptions& options,
                                          Connection& connection) {
  Duplicates found;
  if (options.only != "paragraphs") {
    ASSIGN_OR_RETURN(const auto request,
                     RequestFor<v1::ListRepeatedQuotesRequest>(options, connection));
    ASSIGN_OR_RETURN(found.quotes,
                     List(connection, &v1::QuoteService::Stub::ListRepeatedQuotes, request,
                          options.limit, &v1::ListRepeatedQuotesResponse::repeated_quotes));
  }
  if (options.only != "quotes") {
    ASSIGN_OR_RETURN(const auto request,
                     RequestFor<v1::ListRepeatedParagraphsRequest>(options, connection));
    ASSIGN_OR_RETURN(found.paragraphs,
                     List(connection, &v1::ArticleService::Stub::ListRepeatedParagraphs, request,
                          options.limit, &v1::ListRepeatedParagraphsResponse::repeated_paragraphs));
  }
  return found;
}

void PrintJson(const Duplicates& found, Format format, Output& output) {
  JsonArray array;
  const auto print = [&](const google::protobuf::Message& message) {
    if (format == Format::kJson) {
      array.Add(MessageToJson(message), output);
    } else {
      PrintMessage(message, format, output);
    }
  };
  for (const v1::RepeatedQuote& quote : found.quotes.items) print(quote);
  for (const v1::RepeatedParagraph& paragraph : found.paragraphs.items) print(paragraph);
  if (format == Format::kJson) array.Finish(output);
}

absl::Status ShowDuplicates(const DuplicatesOptions& options, Connection& connection,
                            Output& output) {
  ASSIGN_OR_RETURN(const Duplicates found, FindDuplicates(options, connection));
  const Format format = ChooseFormat(options.format, FormatDefault::kTableOrCsv, output.terminal());
  switch (format) {
    case Format::kCsv: PrintCsv(found, output); break;
    case Format::kTable: PrintTable(options, found, output); break;
    default: PrintJson(found, format, output);
  }
  return absl::OkStatus();
}

int RunDuplicates(const DuplicatesOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::Status status = ShowDuplicates(options, connection, output);
  if (!status.ok()) return connection.Report(options.article, status);
  return output.Finish(kDone);
}

}  // namespace

void AddDuplicatesCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<DuplicatesOptions>();
  CLI::App& command = *program.add_subcommand(
      "duplicates", "List quotes and paragraphs that come back, with the words that differ");
  command.add_option("ARTICLE", options->article,
                     "articles/3, 3 or a URL: only within it; none: anywhere");
  command
      .add_option("--outlet", options->outlet,
                  "twice in articles of this outlet, which alone are shown")
      ->type_name("NAME");
  AddTimeOption(command, "--since", options->since, "repeated on this day or later");
  command.add_option("--only", options->only, "quotes or paragraphs; none: both")
      ->check(CLI::IsMember({"quotes", "paragraphs"}))
      ->type_name("WHAT");
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTableOrCsv, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Words that an occurrence lacks are shown as [-words-], words that only it has as "
      "{+words+};\n"
      "words that moved as [~words~] where they stood and as {~words~} where they stand there.\n"
      "EXACT: the same words; VARIANT: slightly other words; PARTIAL: a part of them.\n\n"
      "Paragraphs of 12 words and more are listed when the whole of them comes back, of the "
      "latest\n"
      "20,000 articles; with --since when both places are of this day or later.\n\n"
      "csv has a row for each occurrence or, of kind PARAGRAPH, each place; its column "
      "attribution\n"
      "says missing (nobody is named), unsure (one of several) or conflict (the same words from\n"
      "several speakers). In JSON paragraphs come after the quotes; they have \"places\".\n\n"
      "Example: verbatim duplicates articles/3\n"
      "         verbatim duplicates --since 2023-02-14 --outlet 'Example Herald' --format csv");
  command.callback([options, &run] { run = [options] { return RunDuplicates(*options); }; });
}

}  // namespace verbatim::cli
