#ifndef VERBATIM_CLIENTS_CLI_STYLED_TEXT_H_
#define VERBATIM_CLIENTS_CLI_STYLED_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text for people: pieces with a meaning that a terminal may show in colour.
namespace verbatim::cli {

enum class Style : uint8_t {
  kPlain,
  kStrong,    // names, verdicts
  kFaint,     // what helps but is not the point
  kHeading,   // headings of entries and sections
  kGood,      // confirmed
  kWarning,   // doubtful, disputed
  kBad,       // refuted, altered
  kInserted,  // words that only the second wording has
  kDeleted,   // words that only the first wording has
  kMoved,     // words that stand elsewhere in the other wording
};

// A piece of text in one style.
struct Run {
  std::string text;
  Style style = Style::kPlain;
};

using StyledText = std::vector<Run>;

// Makes text from outside safe and fit for one line of a terminal: runs of white space become one
// blank, outer white space goes, control and direction-changing characters and bytes that are not
// UTF-8 become U+FFFD. Nothing an article says can move the cursor or hide other words.
std::string ForTerminal(std::string_view text);

// Columns that a text takes: one per code point, none for combining marks, two for East Asian wide
// characters. REQUIRES, here and below: valid UTF-8, such as ForTerminal returns.
size_t DisplayWidth(std::string_view text);
size_t DisplayWidth(const StyledText& text);

// Breaks a text at blanks into lines of at most `width` columns; a longer word is cut. Always at
// least one line. REQUIRES: width >= 2. Linear time.
std::vector<StyledText> Wrap(const StyledText& text, size_t width);

// The text with or without escape sequences for colours.
std::string Render(const StyledText& text, bool colour);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_STYLED_TEXT_H_
