#include "clients/cli/styled_text.h"

#include <utility>

#include "clients/cli/code_points.h"

namespace verbatim::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char32_t kNoBreakSpace = 0xA0;

bool IsSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == kNoBreakSpace || c == 0x2028 || c == 0x2029;
}

// Adds to the last run where the style is the same.
void Append(StyledText& text, std::string_view piece, Style style) {
  if (text.empty() || text.back().style != style) text.push_back({"", style});
  text.back().text += piece;
}

std::string_view EscapeOf(Style style) {
  switch (style) {
    case Style::kPlain: return "";
    case Style::kStrong: return "\033[1m";
    case Style::kFaint: return "\033[2m";
    case Style::kHeading: return "\033[1;36m";
    case Style::kGood: return "\033[1;32m";
    case Style::kWarning: return "\033[33m";
    case Style::kBad: return "\033[1;31m";
    case Style::kInserted: return "\033[32m";
    case Style::kDeleted: return "\033[31m";
  }
  return "";
}

// Collects words into lines.
class Wrapper {
 public:
  explicit Wrapper(size_t width) : width_(width) {}

  void Add(std::string_view character, size_t columns, Style style) {
    if (word_columns_ + columns > width_) EndWord();  // longer than a line: cut
    Append(word_, character, style);
    word_columns_ += columns;
  }

  void AddBlank(Style style) {
    EndWord();
    blank_ = true;
    blank_style_ = style;
  }

  std::vector<StyledText> Finish() {
    EndWord();
    lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void EndWord() {
    if (word_.empty()) return;
    const size_t blank = blank_ && line_columns_ > 0 ? 1 : 0;
    if (line_columns_ + blank + word_columns_ > width_) {
      lines_.push_back(std::move(line_));
      line_.clear();
      line_columns_ = 0;
    } else if (blank > 0) {
      Append(line_, " ", blank_style_);
      ++line_columns_;
    }
    for (const Run& run : word_) Append(line_, run.text, run.style);
    line_columns_ += word_columns_;
    word_.clear();
    word_columns_ = 0;
    blank_ = false;
  }

  const size_t width_;
  std::vector<StyledText> lines_;
  StyledText line_;
  size_t line_columns_ = 0;
  StyledText word_;
  size_t word_columns_ = 0;
  bool blank_ = false;  // a blank stands between line and word
  Style blank_style_ = Style::kPlain;
};

}  // namespace

std::string ForTerminal(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  bool blank = false;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    const std::string_view bytes = text.substr(0, point.bytes);
    text.remove_prefix(point.bytes);
    if (IsSpace(point.value)) {
      blank = !safe.empty();
      continue;
    }
    if (blank) safe += ' ';
    blank = false;
    safe += point.valid && !IsControl(point.value) ? bytes : kReplacement;
  }
  return safe;
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    width += static_cast<size_t>(ColumnsOf(point.value));
    text.remove_prefix(point.bytes);
  }
  return width;
}

size_t DisplayWidth(const StyledText& text) {
  size_t width = 0;
  for (const Run& run : text) width += DisplayWidth(run.text);
  return width;
}

std::vector<StyledText> Wrap(const StyledText& text, size_t width) {
  Wrapper wrapper(width);
  for (const Run& run : text) {
    std::string_view rest = run.text;
    while (!rest.empty()) {
      const CodePoint point = DecodeFirst(rest);
      if (point.value == ' ') {
        wrapper.AddBlank(run.style);
      } else {
        wrapper.Add(rest.substr(0, point.bytes), static_cast<size_t>(ColumnsOf(point.value)),
                    run.style);
      }
      rest.remove_prefix(point.bytes);
    }
  }
  return wrapper.Finish();
}

std::string Render(const StyledText& text, bool colour) {
  std::string rendered;
  for (const Run& run : text) {
    const std::string_view escape = colour ? EscapeOf(run.style) : std::string_view();
    rendered += escape;
    rendered += run.text;
    if (!escape.empty()) rendered += "\033[0m";
  }
  return rendered;
}

}  // namespace verbatim::cli
