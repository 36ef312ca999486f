#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_join.h"
#include "verbatim/v1/quote_service.grpc.pb.h"

#include "clients/cli/api_view.h"
#include "clients/cli/commands.h"
#include "clients/cli/connection.h"
#include "clients/cli/difference_view.h"
#include "clients/cli/format.h"
#include "clients/cli/message_output.h"
#include "clients/cli/names.h"
#include "clients/cli/occurrence_context.h"
#include "clients/cli/occurrence_view.h"
#include "clients/cli/output.h"
#include "clients/cli/review_view.h"
#include "clients/cli/verdict.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

struct VerifyOptions {
  ConnectionOptions connection;
  std::string format;
  std::vector<std::string> words;
  std::string speaker;
};

// "First seen     Example Times, ..."
void PrintField(const std::string& label, const StyledText& value, Output& output) {
  constexpr size_t kLabelWidth = 15;
  output.Labelled({label, Style::kFaint}, kLabelWidth, value);
}

// Of words that say something else the likelihood of one statement says nothing.
StyledText RelationOf(const v1::Comparison& comparison) {
  StyledText text = {{NameOf(comparison.relation()), Style::kStrong}};
  if (comparison.relation() != v1::RELATION_DIFFERENT) {
    char score[16];
    std::snprintf(score, sizeof score, "%.2f", comparison.score());
    text.push_back({std::string(", similarity ") + score, Style::kPlain});
  }
  if (const std::string note = MeaningNote(comparison); !note.empty()) {
    text.push_back({", " + note, Style::kBad});
  }
  return text;
}

void PrintOtherSpeakers(const v1::QuoteMatch& match, const std::string& asked, Output& output) {
  if (match.other_speakers().empty()) return;
  std::string others;
  for (const v1::CreditedSpeaker& other : match.other_speakers()) {
    others += (others.empty() ? "" : ", ") + ForTerminal(other.display_name()) + " (" +
              Count(other.occurrence_count(), "occurrence") + ")";
  }
  const bool also = !asked.empty() && match.speaker_match() == v1::SPEAKER_MATCH_SAME;
  PrintField(also ? "Also credited" : "Credited to", {{others, Style::kStrong}}, output);
}

void PrintMatch(const v1::QuoteMatch& match, const StyledText& context, const std::string& asked,
                Output& output) {
  PrintField("Stored words", {{"“" + ForTerminal(match.wording()) + "”", Style::kPlain}}, output);
  if (match.comparison().relation() != v1::RELATION_EXACT) {
    PrintField("Your words", DifferenceView(EditsOf(match.comparison())), output);
  }
  PrintField("Relation", RelationOf(match.comparison()), output);
  PrintOtherSpeakers(match, asked, output);
  PrintField("First seen", {{PlaceOf(match.first_appearance()), Style::kPlain}}, output);
  if (!context.empty()) PrintField("Context", context, output);
  if (!match.evidence().empty()) {
    PrintField("Link", {{ForTerminal(match.evidence(0).link()), Style::kPlain}}, output);
  }
  for (const v1::Review& review : match.quote().reviews()) {
    PrintField("Checked by", ReviewLine(review), output);
  }
  PrintField(
      "More",
      {{match.quote().name() + ", " + Count(match.quote().occurrence_count(), "occurrence") +
            " in " + Count(match.quote().article_count(), "article") +
            "; how we know: verbatim chain " + ShortOccurrenceName(match.first_appearance().name()),
        Style::kFaint}},
      output);
}

// What was looked at in vain.
std::string Searched(int32_t compared) {
  const std::string among =
      "the speakers' own words in all stored articles, not paraphrases (those are among `verbatim "
      "claims`); ";
  if (compared == 0) return among + "no quote shares enough words with it to be compared";
  return among + Count(compared, "quote") + (compared == 1 ? " shares" : " share") +
         " words with it and " + (compared == 1 ? "was" : "were") + " compared";
}

// A heading and, one a line, quotes from the `first` on.
template <typename Matches>
void PrintMatches(const std::string& heading, const Matches& matches, int first, Output& output) {
  if (matches.size() <= first) return;
  output.Line();
  output.Line({{heading, Style::kHeading}});
  for (int i = first; i < matches.size(); ++i) {
    const v1::QuoteMatch& match = matches[i];
    StyledText text = CreditedWith(match.quote());
    text.push_back({": “" + ForTerminal(match.wording()) + "” ", Style::kPlain});
    text.push_back({NameOf(match.comparison().relation()), Style::kFaint});
    constexpr size_t kNameWidth = 15;
    output.Labelled({match.quote().name(), Style::kFaint}, kNameWidth, text);
  }
}

// What is known of each sentence of a longer text.
void PrintSentences(const v1::VerifyQuoteResponse& response, const std::string& asked,
                    Output& output) {
  if (response.sentences().empty()) return;
  output.Line();
  output.Line({{"Sentence by sentence", Style::kHeading}});
  for (const v1::SentenceVerification& sentence : response.sentences()) {
    output.Paragraph({{"“" + ForTerminal(sentence.text()) + "”", Style::kPlain}}, 2);
    output.Paragraph(VerdictSentence(sentence, asked), 4);
    if (sentence.matches().empty()) continue;
    const v1::QuoteMatch& best = sentence.matches(0);
    if (best.comparison().relation() != v1::RELATION_EXACT) {
      output.Paragraph(DifferenceView(EditsOf(best.comparison())), 4);
    }
  }
}

absl::StatusOr<v1::VerifyQuoteResponse> Verify(const VerifyOptions& options, Connection& connection,
                                               Output& output) {
  const Format format = ChooseFormat(options.format, FormatDefault::kTable, output.terminal());
  v1::VerifyQuoteRequest request;
  request.set_text(absl::StrJoin(options.words, " "));
  request.set_speaker_name(options.speaker);
  if (format == Format::kTable) request.set_offset_encoding(v1::OFFSET_ENCODING_UTF8);
  ASSIGN_OR_RETURN(v1::VerifyQuoteResponse response,
                   connection.Call(&v1::QuoteService::Stub::VerifyQuote, request));
  if (format != Format::kTable) {
    PrintMessage(response, format, output);
    return response;
  }
  output.Paragraph(VerdictSentence(response, options.speaker));
  if (!response.matches().empty()) {
    const v1::QuoteMatch& best = response.matches(0);
    ASSIGN_OR_RETURN(const StyledText context,
                     OccurrenceContext(best.first_appearance(), connection));
    output.Line();
    PrintMatch(best, context, options.speaker, output);
  }
  if (response.matches().empty()) {
    output.Line();
    PrintField("Searched", {{Searched(response.compared_quotes()), Style::kPlain}}, output);
  }
  PrintSentences(response, options.speaker, output);
  PrintMatches("Other quotes that come close", response.matches(), 1, output);
  PrintMatches("Nearest", response.nearest(), 0, output);
  return response;
}

int RunVerify(const VerifyOptions& options) {
  Output output(DescribeStandardOutput());
  Connection connection(options.connection);
  const absl::StatusOr<v1::VerifyQuoteResponse> response = Verify(options, connection, output);
  if (!response.ok()) return connection.Report("", response.status());
  return output.Finish(response->verdict() == v1::VERDICT_ACCURATE ? kDone : kFailed);
}

}  // namespace

void AddVerifyCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<VerifyOptions>();
  CLI::App& command = *program.add_subcommand(
      "verify", "Say whether a quote is known, in which words, and from whom");
  command.add_option("QUOTE", options->words, "the words, with or without quotation marks")
      ->required();
  command.add_option("--speaker", options->speaker, "who is said to have said it")
      ->type_name("NAME");
  AddFormatOption(command, FormatDefault::kTable, options->format);
  AddConnectionOptions(command, options->connection);
  command.group(kQuestions);
  command.footer(
      "Exit status 0 only when the quote is accurate: known in these words or as whole sentences\n"
      "of a longer statement, and from the speaker asked for. Several sentences are checked one "
      "by\n"
      "one as well. Words you lack are shown as [-words-], words that only you\n"
      "have as {+words+}; words that moved as [~words~] where they stood and as {~words~} where "
      "you\n"
      "have them.\n\n"
      "Example: verbatim verify \"Russia is a global pariah\" --speaker Milley");
  command.callback([options, &run] { run = [options] { return RunVerify(*options); }; });
}

}  // namespace verbatim::cli
