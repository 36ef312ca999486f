#ifndef VERBATIM_CLIENTS_CLI_STATEMENT_VIEW_H_
#define VERBATIM_CLIENTS_CLI_STATEMENT_VIEW_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/output.h"

namespace verbatim::cli {

// A statement as people see it, wherever it comes from. Texts are as in the article.
struct StatementView {
  std::string id;            // short name of the stored occurrence, empty when not stored
  std::string speaker;       // resolved name, empty when unknown
  std::string speaker_kind;  // "PERSON", ...
  std::vector<std::string> candidates;  // names, when several are about equally likely
  std::string content;                  // as AddSegment joined it
  std::string kind;                     // "DIRECT", "MIXED", "INDIRECT"
  std::string source;                   // "he", empty when none
  std::string cue;                      // "said", empty when none
  double confidence = 0;
  std::string note;  // what else is worth knowing, such as "withdrawn"
};

// Adds a segment to the content: after a blank where only a blank stands between it and the one
// before, else after " … ". Offsets are of any unit; `previous_end` is 0 for the first.
void AddSegment(std::string_view text, uint32_t begin, uint32_t previous_end,
                StatementView& statement);

struct EntryView {
  std::string heading;  // empty where the entry has none
  std::vector<StatementView> statements;
};

// Who said what, entry by entry: who | said | how | in the text | sure, and the number of stored
// ones. Entries without statements are left out.
void PrintStatements(const std::vector<EntryView>& entries, Output& output);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_STATEMENT_VIEW_H_
