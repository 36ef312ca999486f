#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_join.h"
#include "verbatim/v1/claim_service.grpc.pb.h"
#include "verbatim/v1/quote_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/format.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/review_view.h"
#include "clients/cli/table_printer.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

// Of a claim with more wordings the earliest are asked for their reviews.
constexpr size_t kMostQuotes = 20;

struct ClaimOptions {
  ConnectionOptions connection;
  std::string format;
  std::string claim;
};

struct ClaimsOptions {
  ConnectionOptions connection;
  std::string format;
  std::vector<std::string> words;
  std::string speaker;
  std::string article;
  std::string quote;
  std::string outlet;
  std::string from;
  std::string before;
  bool changed = false;
  bool denied = false;
  int64_t limit = kDefaultLimit;
};

std::string NameOf(v1::Stance stance) {
  return v1::Stance_Name(stance).substr(std::string("STANCE_").size());
}

// "carried by 3 outlets in 4 articles, denied twice"
std::string SummaryOf(const v1::Claim& claim) {
  std::string text = Count(claim.statement_count(), "statement") + ", " +
                     Count(claim.article_count(), "article") + ", " +
                     Count(claim.outlet_count(), "outlet");
  if (claim.denial_count() > 0) text += ", " + Count(claim.denial_count(), "denial");
  if (claim.figures_changed()) text += ", figures differ";
  return text;
}

std::string DateIn(const v1::ClaimEvent& event) {
  return event.occurrence().has_publish_time() ? DateOf(event.occurrence().publish_time())
                                               : "unknown";
}

// "COPIED from 3/12", "INDEPENDENT"; nothing where it is not told.
std::string OriginOf(const v1::ClaimEvent& event) {
  switch (event.origin()) {
    case v1::APPEARANCE_ORIGIN_FIRST: return "first appearance known so far";
    case v1::APPEARANCE_ORIGIN_COPIED:
      return "copied from " + ShortOccurrenceName(event.copied_from());
    case v1::APPEARANCE_ORIGIN_INDEPENDENT: return "independent";
    case v1::APPEARANCE_ORIGIN_REPEATED: return "again in this article";
    default: return "";
  }
}

constexpr size_t kMargin = 12;

void PrintEvent(const v1::ClaimEvent& event, Output& output) {
  const v1::Occurrence& occurrence = event.occurrence();
  const StatementView view = ViewOf(occurrence);
  output.Labelled({NameOf(event.stance()), Style::kStrong}, kMargin,
                  {{ForTerminal(PlaceOf(occurrence)), Style::kPlain},
                   {" · " + ShortOccurrenceName(occurrence.name()), Style::kFaint}});
  output.Paragraph({{ForTerminal(event.span().text()), Style::kPlain}}, kMargin);
  std::vector<std::string> notes;
  if (!event.source_text().empty()) {
    notes.push_back("by " + ForTerminal(event.source_text()));
  } else if (!view.speaker.empty()) {
    notes.push_back("by " + ForTerminal(view.speaker));
  }
  if (event.has_stance_evidence()) {
    notes.push_back("\"" + ForTerminal(event.stance_evidence().text()) + "\"");
  }
  if (event.points_back()) notes.emplace_back("points back");
  if (const std::string origin = OriginOf(event); !origin.empty()) notes.push_back(origin);
  if (occurrence.state() != v1::OCCURRENCE_STATE_CURRENT) {
    notes.push_back(cli::NameOf(occurrence.state()) + " since revision " +
                    std::to_string(occurrence.withdrawn_revision()));
  }
  output.Paragraph({{absl::StrJoin(notes, " · "), Style::kFaint}}, kMargin);
}

bool IsEndOf(const google::protobuf::RepeatedPtrField<v1::FigureDifference>& differences,
             int point) {
  return std::any_of(differences.begin(), differences.end(),
                     [&](const auto& one) { return one.to_point() == point; });
}

// The figures by date, those that changed or contradict others marked.
void PrintSeries(const v1::ClaimHistory& history, const v1::FigureSeries& series, Output& output) {
  const std::string counted = series.counted().empty() ? series.unit() : series.counted();
  output.Line();
  output.Line(
      {{"Figures" + (counted.empty() ? "" : ": " + ForTerminal(counted)), Style::kHeading}});
  TablePrinter table({{.header = "DATE", .max_width = 22},
                      {.header = "OUTLET", .max_width = 24},
                      {.header = "FIGURE", .flexible = true},
                      {.header = "NOTE", .max_width = 24}});
  for (int i = 0; i < series.points_size(); ++i) {
    const v1::ClaimEvent& event = history.events(series.points(i).event());
    const bool contradicts = IsEndOf(series.contradictions(), i);
    table.AddRow({{{DateIn(event)}},
                  {{ForTerminal(event.occurrence().outlet())}},
                  {{ForTerminal(series.points(i).figure().span().text()), Style::kStrong}},
                  {{contradicts                    ? "contradicts another"
                    : IsEndOf(series.changes(), i) ? "changed"
                                                   : ""}}});
  }
  table.Print(output);
}

void PrintPending(int64_t pending, Output& output) {
  if (pending == 0) return;
  output.Line();
  output.Line({{Count(pending, "article") + " stored lately are still to be read for claims.",
                Style::kFaint}});
}

bool IsConfirmed(const v1::ReviewedQuote& quote) {
  return quote.state() == v1::REVIEW_STATE_CONFIRMED;
}

// What people say is a check of a statement that the claim is made of and is not among the claim's
// own, each once.
absl::StatusOr<std::vector<v1::Review>> StatementReviewsOf(const v1::ClaimHistory& history,
                                                           Connection& connection) {
  std::set<std::string> seen;
  for (const v1::Review& review : history.claim().reviews()) seen.insert(review.name());
  std::set<std::string> quotes;
  std::vector<v1::Review> reviews;
  for (const v1::ClaimEvent& event : history.events()) {
    const std::string& quote = event.occurrence().quote();
    if (quote.empty() || quotes.size() == kMostQuotes || !quotes.insert(quote).second) continue;
    v1::GetQuoteRequest request;
    request.set_name(quote);
    ASSIGN_OR_RETURN(const v1::Quote found,
                     connection.Call(&v1::QuoteService::Stub::GetQuote, request));
    for (const v1::Review& review : found.reviews()) {
      if (std::any_of(review.quotes().begin(), review.quotes().end(), IsConfirmed) &&
          seen.insert(review.name()).second) {
        reviews.push_back(review);
      }
    }
  }
  return reviews;
}

void PrintStatementReviews(const std::vector<v1::Review>& reviews, Output& output) {
  if (reviews.empty()) return;
  output.Line();
  output.Line({{"Published checks of its statements", Style::kHeading}});
  for (const v1::Review& review : reviews) output.Paragraph(ReviewLine(review));
}

void PrintHistory(const v1::ClaimHistory& history, const std::vector<v1::Review>& reviews,
                  Output& output) {
  output.Paragraph({{history.claim().name() + " · ", Style::kHeading},
                    {ForTerminal(history.claim().text()), Style::kStrong}});
  output.Paragraph({{SummaryOf(history.claim()), Style::kFaint}});
  for (const v1::Review& review : history.claim().reviews()) {
    output.Labelled({"Checked by", Style::kHeading}, kMargin, ReviewLine(review));
  }
  for (const v1::ClaimEvent& event : history.events()) {
    output.Line();
    PrintEvent(event, output);
  }
  for (const v1::FigureSeries& series : history.series()) {
    if (series.points_size() > 0) PrintSeries(history, series, output);
  }
  if (history.has_more_events()) {
    output.Line();
    output.Line({{"There are more statements than these.", Style::kFaint}});
  }
  PrintStatementReviews(reviews, output);
  PrintPending(history.pending_article_count(), output);
}

int RunClaim(const ClaimOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  v1::GetClaimHistoryRequest request;
  request.set_name(ResourceName("claims", options.claim));
  const auto history = connection.Call(&v1::ClaimService::Stub::GetClaimHistory, request);
  if (!history.ok()) return connection.Report(options.claim, history.status());
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  if (format == Format::kTable) {
    const auto reviews = StatementReviewsOf(*history, connection);
    if (!reviews.ok()) return connection.Report(options.claim, reviews.status());
    PrintHistory(*history, *reviews, output);
  } else {
    PrintMessage(*history, format, output);
  }
  return output.Finish(kDone);
}

// "eight → ten"; nothing where all statements give one figure.
std::string FigureOf(const v1::Claim& claim) {
  if (!claim.figures_changed()) return "";
  const v1::LatestFigure& figure = claim.latest_figure();
  if (figure.earlier_text().empty()) return "differ";
  return ForTerminal(figure.earlier_text()) + " → " + ForTerminal(figure.text());
}

void PrintClaims(const Listing<v1::Claim>& claims, int64_t limit, Output& output) {
  if (claims.items.empty()) {
    output.Line({{"No claim fits.", Style::kStrong}});
    return;
  }
  TablePrinter table({{.header = "CLAIM", .max_width = 12},
                      {.header = "WHO FIRST", .max_width = 22},
                      {.header = "TEXT", .flexible = true},
                      {.header = "FIRST", .max_width = 10},
                      {.header = "STATEMENTS"},
                      {.header = "DENIED"},
                      {.header = "FIGURE", .max_width = 30}});
  for (const v1::Claim& claim : claims.items) {
    table.AddRow({{{claim.name()}},
                  {{claim.first_speaker_name().empty() ? std::string("unknown")
                                                       : ForTerminal(claim.first_speaker_name())}},
                  {{ForTerminal(claim.text()), Style::kStrong}},
                  {{claim.has_first_publish_time() ? DateOf(claim.first_publish_time())
                                                   : std::string("unknown")}},
                  {{std::to_string(claim.statement_count())}},
                  {{claim.denial_count() > 0 ? std::to_string(claim.denial_count()) : ""}},
                  {{FigureOf(claim)}}});
  }
  table.Print(output);
  if (claims.has_more) PrintLimitReached(limit, output);
}

absl::Status ShowClaims(const ClaimsOptions& options, Connection& connection, Output& output) {
  v1::ListClaimsRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_figures_changed(options.changed);
  request.set_denied(options.denied);
  if (!options.article.empty()) request.set_article(ResourceName("articles", options.article));
  if (!options.quote.empty()) request.set_quote(ResourceName("quotes", options.quote));
  if (NamesOneOf("speakers", options.speaker)) {
    request.set_speaker(ResourceName("speakers", options.speaker));
  } else {
    request.set_speaker_name(options.speaker);
  }
  request.set_outlet(options.outlet);
  if (const auto time = TimestampOf(options.from)) *request.mutable_start_time() = *time;
  if (const auto time = TimestampOf(options.before)) *request.mutable_end_time() = *time;
  ASSIGN_OR_RETURN(const auto claims, List(connection, &v1::ClaimService::Stub::ListClaims, request,
                                           options.limit, &v1::ListClaimsResponse::claims));
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  if (format == Format::kTable) {
    PrintClaims(claims, options.limit, output);
  } else {
    PrintMessages(claims.items, format, output);
  }
  return absl::OkStatus();
}

int RunClaims(const ClaimsOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::Status status = ShowClaims(options, connection, output);
  if (!status.ok()) return connection.Report("claims", status);
  return output.Finish(kDone);
}

}  // namespace

void AddClaimCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ClaimOptions>();
  CLI::App& command = *program.add_subcommand(
      "claim", "Show what was said of a claim over time: who, which figures, who denied it");
  command.add_option("CLAIM", options->claim, "claims/12 or 12")->required();
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Nothing here says whether a claim is true. Claims are read a moment after their "
      "articles.\n\n"
      "Example: verbatim claim claims/12");
  command.callback([options, &run] { run = [options] { return RunClaim(*options); }; });
}

void AddClaimsCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ClaimsOptions>();
  CLI::App& command = *program.add_subcommand("claims", "List claims, the latest first");
  command.add_option("WORDS", options->words, "only claims of which a statement has all of these");
  command.add_flag("--changed", options->changed, "only those whose figures differ");
  command.add_flag("--denied", options->denied, "only those that somebody denies or disputes");
  command
      .add_option("--speaker", options->speaker,
                  "who says something of them: a name, or speakers/7")
      ->type_name("NAME");
  command.add_option("--article", options->article, "in this article: articles/3 or 3");
  command.add_option("--quote", options->quote, "that this quote makes: quotes/4 or 4");
  command.add_option("--outlet", options->outlet, "who published it")->type_name("NAME");
  AddTimeOption(command, "--from", options->from, "published on this day or later");
  AddTimeOption(command, "--before", options->before, "published before this day");
  AddLimitOption(command, options->limit);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer("Example: verbatim claims --changed");
  command.callback([options, &run] { run = [options] { return RunClaims(*options); }; });
}

}  // namespace verbatim::cli
