#include "clients/cli/styled_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/text/unicode.h"

namespace verbatim::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Range {
  char32_t first;
  char32_t last;
};

// The blocks of wide characters that news texts meet (Unicode 15, EastAsianWidth.txt, W and F).
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},  {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},  {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

// Columns of a terminal that a code point takes.
size_t ColumnsOf(char32_t c) {
  if (c < 0x300) return 1;
  if (text::IsCombiningMark(c) || text::IsInvisible(c)) return 0;
  const auto is_in = [c](const Range& range) { return range.first <= c && c <= range.last; };
  return std::any_of(std::begin(kWide), std::end(kWide), is_in) ? 2 : 1;
}

// Whether a terminal would act on it instead of showing it: control characters, and those that
// change the direction of writing.
bool IsControl(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
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
    case Style::kMoved: return "\033[36m";
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
  size_t valid = text::ValidUtf8Prefix(text);
  for (size_t pos = 0; pos < text.size();) {
    const bool is_text = pos < valid;
    const text::CodePoint point = is_text ? text::Decode(text, pos) : text::CodePoint{0, 1};
    if (is_text && text::IsSpace(point.value)) {
      blank = !safe.empty();
    } else {
      if (blank) safe += ' ';
      blank = false;
      safe += is_text && !IsControl(point.value) ? text.substr(pos, point.size) : kReplacement;
    }
    pos += point.size;
    if (!is_text) valid = pos + text::ValidUtf8Prefix(text.substr(pos));
  }
  return safe;
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (size_t pos = 0; pos < text.size();) {
    const text::CodePoint point = text::Decode(text, pos);
    width += ColumnsOf(point.value);
    pos += point.size;
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
    const std::string_view words = run.text;
    for (size_t pos = 0; pos < words.size();) {
      const text::CodePoint point = text::Decode(words, pos);
      if (point.value == ' ') {
        wrapper.AddBlank(run.style);
      } else {
        wrapper.Add(words.substr(pos, point.size), ColumnsOf(point.value), run.style);
      }
      pos += point.size;
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
