#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "verbatim/v1/review_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/failure.h"
#include "clients/cli/format.h"
#include "clients/cli/input_file.h"
#include "clients/cli/list_options.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/review_view.h"
#include "clients/cli/table_printer.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

// What the server takes.
constexpr size_t kMaxFileBytes = size_t{32} * 1024 * 1024;

using Service = v1::ReviewService::Stub;

struct ReviewOptions {
  ConnectionOptions connection;
  std::string format;
  int64_t limit = kDefaultLimit;
  // add
  v1::Review review;
  std::string claim_date;
  std::string date;
  double value = 0;
  double best = 0;
  double worst = 0;
  std::array<CLI::Option*, 3> numbers{};
  // import
  std::vector<std::string> files;
  // list
  std::string quote;
  std::string claim;
  std::string publisher;
  // confirm, reject
  std::string name;
  std::string target;
  std::string actor;
  std::string reason;
};
using Options = std::shared_ptr<ReviewOptions>;

Format FormatOf(const ReviewOptions& options, const Output& output) {
  return ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
}

std::string StateOf(v1::ReviewState state) {
  constexpr size_t kPrefix = sizeof("REVIEW_STATE_") - 1;
  return v1::ReviewState_Name(state).substr(kPrefix);
}

constexpr size_t kIndent = 2;

// A quote or a claim that a review is about, or may be.
template <typename Target>
void PrintTarget(const Target& target, const std::string& name, const std::string& words,
                 Output& output) {
  std::string line = name + " " + StateOf(target.state());
  if (target.state() == v1::REVIEW_STATE_SUGGESTED) {
    line += " (" + std::to_string(static_cast<int>(target.score() * 100)) + " %)";
  } else {
    line += " (" + target.correction() + ")";
  }
  const bool confirmed = target.state() == v1::REVIEW_STATE_CONFIRMED;
  output.Paragraph(
      {{line + " ", confirmed ? Style::kGood : Style::kWarning}, {words, Style::kPlain}}, kIndent);
}

void PrintReview(const v1::Review& review, Output& output) {
  output.Paragraph({{review.name() + " · ", Style::kHeading},
                    {ForTerminal(review.publisher()) + ": " + RatingOf(review), Style::kStrong}});
  std::string claim = "“" + ForTerminal(review.claim_text()) + "”";
  if (!review.claimant().empty()) claim += ", " + ForTerminal(review.claimant());
  if (review.has_claim_time()) claim += ", " + DateOf(review.claim_time());
  output.Paragraph({{claim, Style::kPlain}}, kIndent);
  if (!review.summary().empty()) {
    output.Paragraph({{ForTerminal(review.summary()), Style::kPlain}}, kIndent);
  }
  output.Paragraph({{ForTerminal(review.url()), Style::kFaint}}, kIndent);
  for (const v1::ReviewedQuote& quote : review.quotes()) {
    PrintTarget(quote, quote.quote(), "“" + ForTerminal(quote.wording()) + "”", output);
  }
  for (const v1::ReviewedClaim& one : review.claims()) {
    PrintTarget(one, one.claim(), ForTerminal(one.text()), output);
  }
}

absl::StatusOr<ExitCode> Add(const ReviewOptions& options, Connection& connection, Output& output) {
  v1::AddReviewRequest request;
  v1::Review& review = *request.mutable_review();
  review = options.review;
  for (const auto& [text, field] :
       {std::pair(&options.claim_date, 0), std::pair(&options.date, 1)}) {
    if (text->empty()) continue;
    const auto time = TimestampOf(*text);
    if (!time) {
      return MakeError(absl::StatusCode::kInvalidArgument,
                       *text + " is not a date such as 2023-02-15",
                       {.reason = "FIELD_INVALID", .metadata = {}, .field = ""});
    }
    *(field == 0 ? review.mutable_claim_time() : review.mutable_publish_time()) = *time;
  }
  if (*options.numbers[0]) review.mutable_rating()->set_value(options.value);
  if (*options.numbers[1]) review.mutable_rating()->set_best(options.best);
  if (*options.numbers[2]) review.mutable_rating()->set_worst(options.worst);
  ASSIGN_OR_RETURN(const v1::Review added, connection.Call(&Service::AddReview, request));
  const Format format = FormatOf(options, output);
  if (format == Format::kTable) {
    PrintReview(added, output);
  } else {
    PrintMessage(added, format, output);
  }
  return kDone;
}

void PrintResults(const std::string& file, const v1::ImportReviewsResponse& response,
                  Output& output) {
  TablePrinter table({{.header = "WHERE", .max_width = 24},
                      {.header = "OUTCOME", .max_width = 9},
                      {.header = "REVIEW", .max_width = 14},
                      {.header = "PUBLISHER AND CLAIM, OR WHY NOT", .flexible = true},
                      {.header = "QUOTES"},
                      {.header = "CLAIMS"}});
  std::map<v1::ReviewOutcome, int> counts;
  for (const v1::ReviewImportResult& result : response.results()) {
    constexpr size_t kPrefix = sizeof("REVIEW_OUTCOME_") - 1;
    ++counts[result.outcome()];
    const bool refused = result.outcome() == v1::REVIEW_OUTCOME_REFUSED;
    if (result.outcome() == v1::REVIEW_OUTCOME_UNCHANGED) continue;  // nothing to look at
    std::string text =
        refused ? result.message()
                : result.review().publisher() + ": “" + result.review().claim_text() + "”";
    if (!refused && !result.message().empty()) text += " [" + result.message() + "]";
    table.AddRow({{{ForTerminal(result.place())}},
                  {{v1::ReviewOutcome_Name(result.outcome()).substr(kPrefix),
                    refused ? Style::kBad : Style::kGood}},
                  {{result.review().name()}},
                  {{ForTerminal(text)}},
                  {{refused ? "" : std::to_string(result.review().quotes_size())}},
                  {{refused ? "" : std::to_string(result.review().claims_size())}}});
  }
  if (!table.empty()) table.Print(output);
  output.Line({{file + ": " + std::to_string(counts[v1::REVIEW_OUTCOME_ADDED]) + " added, " +
                    std::to_string(counts[v1::REVIEW_OUTCOME_UPDATED]) + " updated, " +
                    std::to_string(counts[v1::REVIEW_OUTCOME_UNCHANGED]) + " unchanged, " +
                    std::to_string(counts[v1::REVIEW_OUTCOME_REFUSED]) + " refused",
                counts[v1::REVIEW_OUTCOME_REFUSED] > 0 ? Style::kWarning : Style::kStrong}});
}

// A file that can't be read does not keep the others back.
absl::StatusOr<ExitCode> Import(const ReviewOptions& options, Connection& connection,
                                Output& output) {
  ExitCode exit_code = kDone;
  std::vector<v1::ReviewImportResult> results;
  const Format format = FormatOf(options, output);
  for (const std::string& file : options.files) {
    v1::ImportReviewsRequest request;
    absl::StatusOr<std::string> bytes = ReadInput(file, kMaxFileBytes);
    if (!bytes.ok()) {
      ReportFailure(file, bytes.status());
      exit_code = kFailed;
      continue;
    }
    request.set_content(*std::move(bytes));
    const auto response = connection.Call(&Service::ImportReviews, request);
    if (!response.ok()) {
      const ExitCode code = connection.Report(file, response.status());
      if (response.status().code() != absl::StatusCode::kInvalidArgument) return code;
      exit_code = kFailed;
      continue;
    }
    for (const v1::ReviewImportResult& result : response->results()) {
      if (result.outcome() == v1::REVIEW_OUTCOME_REFUSED) exit_code = kFailed;
      results.push_back(result);
    }
    if (format == Format::kTable) PrintResults(file, *response, output);
  }
  if (format != Format::kTable) PrintMessages(results, format, output);
  return exit_code;
}

absl::StatusOr<ExitCode> ListAll(const ReviewOptions& options, Connection& connection,
                                 Output& output) {
  v1::ListReviewsRequest request;
  if (!options.quote.empty()) request.set_quote(ResourceName("quotes", options.quote));
  if (!options.claim.empty()) request.set_claim(ResourceName("claims", options.claim));
  request.set_publisher(options.publisher);
  ASSIGN_OR_RETURN(const auto reviews, List(connection, &Service::ListReviews, request,
                                            options.limit, &v1::ListReviewsResponse::reviews));
  const Format format = FormatOf(options, output);
  if (format != Format::kTable) {
    PrintMessages(reviews.items, format, output);
    return kDone;
  }
  if (reviews.items.empty()) output.Line({{"No review.", Style::kStrong}});
  for (const v1::Review& review : reviews.items) PrintReview(review, output);
  if (reviews.has_more) PrintLimitReached(options.limit, output);
  return kDone;
}

template <typename Request>
absl::StatusOr<ExitCode> Decide(grpc::Status (Service::*method)(grpc::ClientContext*,
                                                                const Request&, v1::Correction*),
                                const ReviewOptions& options, Connection& connection,
                                Output& output) {
  Request request;
  request.set_name(ResourceName("reviews", options.name));
  if (options.target.starts_with("claims/")) {
    request.set_claim(options.target);
  } else {
    request.set_quote(ResourceName("quotes", options.target));
  }
  request.set_actor(options.actor);
  request.set_reason(options.reason);
  ASSIGN_OR_RETURN(const v1::Correction correction, connection.Call(method, request));
  const Format format = FormatOf(options, output);
  if (format != Format::kTable) {
    PrintMessage(correction, format, output);
    return kDone;
  }
  const bool confirmed = correction.kind() == v1::CORRECTION_KIND_CONFIRM_REVIEW;
  output.Line({{correction.name() + " · ", Style::kHeading},
               {correction.review() + (confirmed ? " is about " : " is not about ") +
                    correction.quote() + correction.claim(),
                Style::kPlain}});
  return kDone;
}

using Work = absl::StatusOr<ExitCode> (*)(const ReviewOptions&, Connection&, Output&);

int RunWork(Work work, const ReviewOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::StatusOr<ExitCode> exit_code = work(options, connection, output);
  if (!exit_code.ok()) return connection.Report(options.name, exit_code.status());
  return output.Finish(*exit_code);
}

// Adds a subcommand with the options that all share.
CLI::App& AddWork(CLI::App& review, const char* name, const char* help, Work work,
                  const Options& options, RunFn& run) {
  CLI::App& command = *review.add_subcommand(name, help);
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.callback(
      [options, work, &run] { run = [options, work] { return RunWork(work, *options); }; });
  return command;
}

void AddAdd(CLI::App& review, RunFn& run) {
  auto options = std::make_shared<ReviewOptions>();
  CLI::App& command = AddWork(review, "add", "Store a review, or update the one of URL and claim",
                              &Add, options, run);
  const auto text = [&](const char* name, const char* help, std::string* field) {
    return command.add_option(name, *field, help)->type_name("TEXT");
  };
  v1::Review& fields = options->review;
  text("--url", "where the review is published", fields.mutable_url())->required();
  text("--claim", "the words that it reviews", fields.mutable_claim_text())->required();
  text("--publisher", "who publishes it", fields.mutable_publisher())->required();
  text("--publisher-url", "the publisher's page", fields.mutable_publisher_url());
  text("--title", "its title", fields.mutable_title());
  text("--claimant", "who made the claim", fields.mutable_claimant());
  text("--rating", "the rating in the publisher's words", fields.mutable_rating()->mutable_text());
  options->numbers = {
      command.add_option("--value", options->value, "the rating on the publisher's scale"),
      command.add_option("--best", options->best, "the scale's best end"),
      command.add_option("--worst", options->worst, "the scale's worst end")};
  text("--summary", "what it finds, in the publisher's words", fields.mutable_summary());
  command.add_option("--claim-date", options->claim_date, "when the claim was made")
      ->type_name("DATE");
  command.add_option("--date", options->date, "when the review was published")->type_name("DATE");
}

void AddDecision(CLI::App& review, const char* name, const char* help, Work work, RunFn& run) {
  auto options = std::make_shared<ReviewOptions>();
  CLI::App& command = AddWork(review, name, help, work, options, run);
  command.add_option("REVIEW", options->name, "reviews/3 or 3")->required();
  command.add_option("ABOUT", options->target, "quotes/12, 12 or claims/3")->required();
  command.add_option("--actor", options->actor, "who says so")
      ->type_name("NAME")
      ->envname("USER")
      ->required();
  command.add_option("--reason", options->reason, "why")->required()->type_name("TEXT");
}

}  // namespace

void AddReviewCommand(CLI::App& program, RunFn& run) {
  CLI::App& review = *program.add_subcommand(
      "review", "Published checks: add, import and list them; say what they are about");
  review.require_subcommand(1);
  AddAdd(review, run);
  auto import_options = std::make_shared<ReviewOptions>();
  AddWork(review, "import",
          "Store the schema.org ClaimReviews of pages, JSON-LD, DataFeeds, RSS and Atom", &Import,
          import_options, run)
      .add_option("FILE", import_options->files, "files; - for standard input")
      ->required();
  auto list_options = std::make_shared<ReviewOptions>();
  CLI::App& list = AddWork(review, "list",
                           "List reviews with the quotes and claims that they are about, or may be",
                           &ListAll, list_options, run);
  list.add_option("--quote", list_options->quote, "those of a quote alone: quotes/12 or 12");
  list.add_option("--claim", list_options->claim, "those of a claim alone: claims/3 or 3");
  list.add_option("--publisher", list_options->publisher, "those of a publisher alone")
      ->type_name("NAME");
  AddLimitOption(list, list_options->limit);
  AddDecision(
      review, "confirm", "Say that a review is about a quote or a claim",
      [](const ReviewOptions& options, Connection& connection, Output& output) {
        return Decide(&Service::ConfirmReview, options, connection, output);
      },
      run);
  AddDecision(
      review, "reject", "Say that a review is not about a quote or a claim",
      [](const ReviewOptions& options, Connection& connection, Output& output) {
        return Decide(&Service::RejectReview, options, connection, output);
      },
      run);
  review.group(kQuestions);
  review.footer(
      "Verbatim does not rate: it shows each publisher's rating as theirs. What a person said is\n"
      "taken back by: verbatim correct undo corrections/4.\n\n"
      "Example: verbatim review import reviews.json");
}

}  // namespace verbatim::cli
