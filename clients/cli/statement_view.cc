#include "clients/cli/statement_view.h"

#include <cmath>
#include <cstdio>

#include "clients/cli/table_printer.h"

namespace verbatim::cli {
namespace {

// Below this a person should look at the text before trusting the row.
constexpr double kDoubtful = 0.6;

StyledText Who(const StatementView& statement) {
  if (!statement.candidates.empty()) {
    std::string names;
    for (const std::string& name : statement.candidates) {
      names += (names.empty() ? "" : " or ") + ForTerminal(name);
    }
    return {{names + "?", Style::kWarning}};
  }
  if (statement.speaker.empty()) return {{"unknown", Style::kWarning}};
  StyledText who = {{ForTerminal(statement.speaker), Style::kStrong}};
  if (statement.speaker_kind == "UNNAMED") who.push_back({" (unnamed)", Style::kFaint});
  return who;
}

StyledText Said(const StatementView& statement) {
  StyledText said = {{ForTerminal(statement.content), Style::kPlain}};
  if (!statement.note.empty()) {
    said.push_back({"  [" + ForTerminal(statement.note) + "]", Style::kFaint});
  }
  return said;
}

StyledText How(const StatementView& statement) {
  return {{statement.kind, statement.kind == "DIRECT" ? Style::kGood : Style::kFaint}};
}

// The words of the text that report: "he · said".
StyledText InTheText(const StatementView& statement) {
  const bool both = !statement.source.empty() && !statement.cue.empty();
  return {{ForTerminal(statement.source), Style::kPlain},
          {(both ? " · " : "") + ForTerminal(statement.cue), Style::kFaint}};
}

StyledText Sure(double confidence) {
  char digits[8];
  std::snprintf(digits, sizeof digits, "%3.0f%%", std::floor(confidence * 100));
  return {{digits, confidence < kDoubtful ? Style::kWarning : Style::kPlain}};
}

}  // namespace

void AddSegment(std::string_view text, uint32_t begin, uint32_t previous_end,
                StatementView& statement) {
  if (!statement.content.empty()) {
    statement.content += begin <= previous_end + 1 ? " " : " … ";
  }
  statement.content += text;
}

void PrintStatements(const std::vector<EntryView>& entries, Output& output) {
  bool stored = false;
  for (const EntryView& entry : entries) {
    for (const StatementView& statement : entry.statements) stored |= !statement.id.empty();
  }
  std::vector<Column> columns = {{.header = "WHO", .max_width = 20},
                                 {.header = "SAID", .flexible = true},
                                 {.header = "HOW"},
                                 {.header = "IN THE TEXT", .max_width = 20},
                                 {.header = "SURE"}};
  if (stored) columns.insert(columns.begin(), {.header = "NO."});
  TablePrinter table(std::move(columns));
  for (const EntryView& entry : entries) {
    if (entry.statements.empty()) continue;
    const std::string heading = ForTerminal(entry.heading);
    table.AddSection({{heading.empty() ? "(no heading)" : heading, Style::kHeading}});
    for (const StatementView& statement : entry.statements) {
      std::vector<StyledText> cells = {Who(statement), Said(statement), How(statement),
                                       InTheText(statement), Sure(statement.confidence)};
      if (stored) cells.insert(cells.begin(), {{statement.id, Style::kFaint}});
      table.AddRow(std::move(cells));
    }
  }
  if (!table.empty()) table.Print(output);
}

}  // namespace verbatim::cli
