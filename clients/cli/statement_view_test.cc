#include "clients/cli/statement_view.h"

#include <string>

#include "gtest/gtest.h"

namespace verbatim::cli {
namespace {

StatementView Statement(const std::string& speaker, const std::string& content) {
  StatementView view;
  view.speaker = speaker;
  view.speaker_kind = "PERSON";
  view.content = content;
  view.kind = "DIRECT";
  view.source = "she";
  view.cue = "said";
  view.confidence = 0.937;
  return view;
}

std::string Print(const std::vector<EntryView>& entries, Terminal terminal) {
  testing::internal::CaptureStdout();
  Output output(terminal);
  PrintStatements(entries, output);
  output.Flush();
  return testing::internal::GetCapturedStdout();
}

TEST(StatementViewTest, ShowsWhoSaidWhatEntryByEntry) {
  StatementView unknown = Statement("", "“No comment.”");
  unknown.cue = "";
  StatementView doubtful = Statement("", "the port would reopen");
  doubtful.kind = "INDIRECT";
  doubtful.source = "";
  doubtful.candidates = {"Ada Park", "Luis Ortega"};
  doubtful.confidence = 0.41;
  const std::vector<EntryView> entries = {
      {.heading = "",
       .statements = {Statement("Ada Park",
                                "“We were warned twice, and twice we chose to do nothing at all "
                                "about it, which I regret.”")}},
      {.heading = "Nothing was said here", .statements = {}},
      {.heading = "‘Too late'", .statements = {unknown, doubtful}}};

  EXPECT_EQ(Print(entries, {.is_terminal = false, .colour = false, .width = 80}),
            R"(WHO                   SAID                           HOW       IN THE TEXT  SURE

(no heading)
Ada Park              “We were warned twice, and     DIRECT    she · said   93%
                      twice we chose to do nothing
                      at all about it, which I
                      regret.”

‘Too late'
unknown               “No comment.”                  DIRECT    she          93%
Ada Park or Luis      the port would reopen          INDIRECT  said         41%
Ortega?
)");
}

}  // namespace
}  // namespace verbatim::cli
