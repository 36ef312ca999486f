#include "services/text/quotation_marks.h"

#include <algorithm>
#include <array>

#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

using domain::TextSpan;

enum class Shape : uint8_t { kOpener, kCloser, kStraight };

// A character that can be a mark, before doubled ones are joined.
struct Glyph {
  uint32_t size = 0;  // bytes; 0: no mark
  MarkStyle style = MarkStyle::kDouble;
  Shape shape = Shape::kStraight;
  char32_t value = 0;
};

// Bytes with which a mark's encoding can begin.
constexpr std::array<bool, 256> MakeFirstBytes() {
  std::array<bool, 256> table{};
  for (unsigned char byte : {'"', '\'', '`'}) table[byte] = true;
  for (int byte : {0xC2, 0xE2, 0xEF}) table[static_cast<size_t>(byte)] = true;
  return table;
}
constexpr std::array<bool, 256> kMayBeginMark = MakeFirstBytes();

Glyph GlyphAt(std::string_view text, uint32_t pos) {
  if (!kMayBeginMark[static_cast<unsigned char>(text[pos])]) return {};
  const CodePoint point = Decode(text, pos);
  const auto glyph = [&](MarkStyle style, Shape shape) {
    return Glyph{point.size, style, shape, point.value};
  };
  switch (point.value) {
    case U'"':
    case U'\u2033':  // double prime
    case U'\uFF02':  // full-width
      return glyph(MarkStyle::kDouble, Shape::kStraight);
    case U'“':
    case U'„':
    case U'‟':
    case U'«': return glyph(MarkStyle::kDouble, Shape::kOpener);
    case U'”':
    case U'»': return glyph(MarkStyle::kDouble, Shape::kCloser);
    case U'\'':
    case U'\u2032':  // prime
    case U'\uFF07':  // full-width
      return glyph(MarkStyle::kSingle, Shape::kStraight);
    case U'‘':
    case U'‚':
    case U'‛':
    case U'‹':
    case U'`': return glyph(MarkStyle::kSingle, Shape::kOpener);
    case U'’':
    case U'›':
    case U'\u00B4':  // acute accent
      return glyph(MarkStyle::kSingle, Shape::kCloser);
    default: return {};
  }
}

// What stands beside a mark.
enum class Side : uint8_t {
  kFree,          // white space or the paragraph's edge
  kOpenBracket,   //
  kCloseBracket,  //
  kStop,          // . , ; : ! ? …
  kDash,          // dashes, hyphens, slashes
  kText,          // letters, digits, symbols
};

Side Classify(char32_t c) {
  if (IsSpace(c) || IsInvisible(c)) return Side::kFree;
  switch (c) {
    case U'(':
    case U'[':
    case U'{':
    case U'<': return Side::kOpenBracket;
    case U')':
    case U']':
    case U'}':
    case U'>': return Side::kCloseBracket;
    case U'.':
    case U',':
    case U';':
    case U':':
    case U'!':
    case U'?':
    case U'…': return Side::kStop;
    case U'-':
    case U'/':
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'―': return Side::kDash;
    default: return Side::kText;
  }
}

// Adjacent marks share their surroundings: in `.’”` both close.
struct Context {
  Side left = Side::kFree;
  Side right = Side::kFree;
  char32_t left_char = U' ';
  char32_t right_char = U' ';
  bool pause_before = false;  // the nearest visible character on the left is . , ? or !
};

constexpr uint8_t kImpossible = 24;

bool IsAlnum(char32_t c) { return IsLetter(c) || IsDigit(c) || IsCombiningMark(c); }

uint8_t OpenCost(const Context& context, Shape shape) {
  const bool text_follows = context.right == Side::kText || context.right == Side::kOpenBracket;
  int cost = 0;
  switch (context.left) {
    case Side::kFree:
    case Side::kOpenBracket:
    case Side::kDash:
      if (text_follows) break;
      if (context.right == Side::kFree) {
        cost = shape == Shape::kOpener ? 2 : context.left == Side::kDash ? 8 : 6;
      } else {
        cost = 4;
      }
      break;
    case Side::kStop: cost = text_follows ? 3 : 16; break;
    case Side::kText:
    case Side::kCloseBracket: cost = text_follows ? 8 : 16; break;
  }
  return static_cast<uint8_t>(cost + (shape == Shape::kCloser ? 8 : 0));
}

uint8_t CloseCost(const Context& context, Shape shape) {
  const bool text_follows = context.right == Side::kText || context.right == Side::kOpenBracket;
  int cost = 0;
  switch (context.left) {
    case Side::kText:
    case Side::kCloseBracket: cost = text_follows ? 8 : 0; break;
    case Side::kStop: cost = text_follows ? 2 : 0; break;
    case Side::kDash: cost = text_follows ? 6 : 0; break;
    case Side::kFree:
      if (text_follows) {
        cost = 16;
      } else if (shape == Shape::kCloser || context.pause_before) {
        cost = 2;
      } else {
        cost = context.right == Side::kFree ? 6 : 4;
      }
      break;
    case Side::kOpenBracket: cost = 12; break;
  }
  return static_cast<uint8_t>(cost + (shape == Shape::kOpener ? 6 : 0));
}

// Words whose beginning is cut off: 'tis, rock ’n’ roll. Followed by no further letter.
constexpr std::string_view kElisions[] = {"bout",   "cause", "cos",   "cuz",   "em",   "er",
                                          "fraid",  "im",    "kay",   "m",     "n",    "neath",
                                          "nother", "nuff",  "round", "s",     "til",  "till",
                                          "tis",    "twas",  "twere", "twill", "twixt"};

// Whether text at `pos` begins as a word does after an apostrophe: an elision or a decade ("90s").
bool IsElided(std::string_view text, uint32_t pos, uint32_t end) {
  constexpr uint32_t kLongest = 8;
  const std::string_view rest = text.substr(pos, std::min(end - pos, kLongest));
  size_t size = 0;
  std::array<char, kLongest> word{};
  while (size < rest.size() &&
         (IsAsciiLetter(rest[size]) || IsDigit(static_cast<unsigned char>(rest[size])))) {
    word[size] = static_cast<char>(FoldCase(static_cast<unsigned char>(rest[size])));
    ++size;
  }
  if (size == kLongest) return false;
  const std::string_view folded(word.data(), size);
  if (size >= 2 && IsDigit(static_cast<unsigned char>(folded[0])) &&
      IsDigit(static_cast<unsigned char>(folded[1]))) {
    return size == 2 || (size == 3 && folded[2] == 's');
  }
  return std::find(std::begin(kElisions), std::end(kElisions), folded) != std::end(kElisions);
}

// Whether `pos` stands after feet and inches, as in 6'2" or 6’ 2".
bool FollowsFeet(std::string_view text, uint32_t begin, uint32_t pos) {
  uint32_t at = pos;
  while (at > begin && IsDigit(static_cast<unsigned char>(text[at - 1])) && pos - at < 2) --at;
  if (at == pos) return false;
  if (at > begin && text[at - 1] == ' ') --at;
  for (std::string_view feet : {"'", "’", "′"}) {
    if (at > begin + feet.size() && text.substr(at - feet.size(), feet.size()) == feet) {
      return IsDigit(static_cast<unsigned char>(text[at - feet.size() - 1]));
    }
  }
  return false;
}

// Finds the marks of one paragraph, run by run of adjacent ones.
class MarkFinder {
 public:
  MarkFinder(std::string_view text, TextSpan paragraph, std::vector<Mark>& marks)
      : text_(text), paragraph_(paragraph), marks_(marks) {}

  void Run() {
    for (uint32_t pos = paragraph_.begin; pos < paragraph_.end;) {
      if (!kMayBeginMark[static_cast<unsigned char>(text_[pos])]) {
        ++pos;
        continue;
      }
      uint32_t end = pos;
      uint32_t count = 0;
      for (Glyph glyph; end < paragraph_.end && (glyph = GlyphAt(text_, end)).size > 0; ++count) {
        end += glyph.size;
      }
      if (count == 0) {
        pos += Decode(text_, pos).size;
        continue;
      }
      if (count <= kLongestRun) AddRun({pos, end});
      pos = end;
    }
  }

 private:
  // More marks than this side by side are an ornament. '''“ and its like are 5 at most.
  static constexpr uint32_t kLongestRun = 6;

  Context ContextOf(TextSpan run) const {
    Context context;
    if (run.begin > paragraph_.begin) {
      context.left_char = DecodeBefore(text_, run.begin).value;
      context.left = Classify(context.left_char);
    }
    if (run.end < paragraph_.end) {
      context.right_char = Decode(text_, run.end).value;
      context.right = Classify(context.right_char);
    }
    const bool left_is_free = context.left == Side::kFree || context.left == Side::kOpenBracket;
    const std::string_view after = text_.substr(run.end, paragraph_.end - run.end);
    if (left_is_free && (after.substr(0, 3) == "..." || after.substr(0, 3) == ". ." ||
                         context.right_char == U'…')) {
      context.right = Side::kText;  // "...and so on"
    }
    if (left_is_free && context.right == Side::kDash) {
      const uint32_t next = run.end + Decode(text_, run.end).size;
      if (next < paragraph_.end && !IsSpace(Decode(text_, next).value)) {
        context.right = Side::kText;  // "—and so on"
      }
    }
    context.pause_before = PauseBefore(run.begin);
    return context;
  }

  bool PauseBefore(uint32_t pos) const {
    constexpr uint32_t kMostSpaces = 8;  // bounds the walk; more spaces mean a gap, not a pause
    const uint32_t stop = pos - std::min(pos - paragraph_.begin, kMostSpaces);
    while (pos > stop && text_[pos - 1] == ' ') --pos;
    return pos > stop && std::string_view(".,?!").find(text_[pos - 1]) != std::string_view::npos;
  }

  void AddRun(TextSpan run) {
    const Context context = ContextOf(run);
    for (uint32_t pos = run.begin; pos < run.end;) {
      Glyph glyph = GlyphAt(text_, pos);
      if (JoinsNext(glyph, {pos, run.end}, context)) {
        glyph.size *= 2;
        glyph.style = MarkStyle::kDouble;
      }
      AddMark(glyph, {pos, pos + glyph.size}, context);
      pos += glyph.size;
    }
  }

  // Whether a single mark and its twin after it stand for one double mark: '' `` ‘‘ ’’.
  bool JoinsNext(const Glyph& glyph, TextSpan rest, const Context& context) const {
    if (glyph.style != MarkStyle::kSingle || rest.begin + glyph.size >= rest.end) return false;
    if (GlyphAt(text_, rest.begin + glyph.size).value != glyph.value) return false;
    const uint32_t twice = 2 * glyph.size;
    if (rest.size() > twice && GlyphAt(text_, rest.begin + twice).value == glyph.value) {
      // Of three the double one is outside: '''Go' opens with it, go''' closes with it.
      return context.left == Side::kFree || rest.size() > 3 * glyph.size;
    }
    if (IsAlnum(context.left_char) && IsAlnum(context.right_char)) return false;  // O''Neill
    return !IsElided(text_, rest.begin + twice, paragraph_.end);                  // ''Twas late'
  }

  void AddMark(const Glyph& glyph, TextSpan span, const Context& context) {
    Mark mark;
    mark.span = span;
    mark.style = glyph.style;
    mark.open_cost = OpenCost(context, glyph.shape);
    mark.close_cost = CloseCost(context, glyph.shape);
    if (glyph.style == MarkStyle::kDouble) {
      SetDoubleLiteral(glyph, context, mark);
    } else {
      SetSingleLiteral(glyph, context, mark);
    }
    marks_.push_back(mark);
  }

  void SetDoubleLiteral(const Glyph& glyph, const Context& context, Mark& mark) const {
    mark.literal_cost = glyph.shape == Shape::kStraight ? 11 : 12;
    if (!IsDigit(context.left_char) || glyph.shape == Shape::kOpener) return;
    if (FollowsFeet(text_, paragraph_.begin, mark.span.begin) || glyph.value == U'\u2033') {
      mark.literal_cost = 0;
      mark.is_measure = true;
    } else if (glyph.shape == Shape::kStraight && context.right != Side::kText) {
      mark.literal_cost = 3;
      mark.is_measure = true;
    }
  }

  void SetSingleLiteral(const Glyph& glyph, const Context& context, Mark& mark) const {
    const bool opener = glyph.shape == Shape::kOpener;
    const bool left_word = IsAlnum(context.left_char) || context.left_char == U'.';
    const bool initials_plural = context.left_char == U'.' && context.right_char == U's';
    if ((IsAlnum(context.left_char) && IsAlnum(context.right_char)) || initials_plural) {
      mark.literal_cost = opener ? 2 : 0;  // don’t, M.P.’s
      mark.open_cost = mark.close_cost = kImpossible;
    } else if (IsAlnum(context.left_char)) {
      SetTrailingLiteral(context, mark);
    } else if (IsAlnum(context.right_char) && !left_word) {
      SetLeadingLiteral(glyph, mark);
    } else {
      const bool between_spaces = context.left == Side::kFree && context.right == Side::kFree;
      mark.literal_cost = between_spaces ? 2 : context.left == Side::kStop ? 10 : 8;
    }
  }

  // After a word: plural possessives, dropped letters, feet and minutes, or a closing mark.
  void SetTrailingLiteral(const Context& context, Mark& mark) const {
    const char32_t last = FoldCase(context.left_char);
    const uint32_t begin = mark.span.begin;
    const std::string_view before = text_.substr(paragraph_.begin, begin - paragraph_.begin);
    const bool one_letter = before.size() < 2 || !IsAsciiLetter(before[before.size() - 2]);
    if (last == U's' || last == U'z' || last == U'x') {
      mark.literal_cost = 3;
      mark.close_cost += LowerCaseWordFollows(mark.span.end) ? 1 : 0;
    } else if (before.ends_with("in") || before.ends_with("IN") || before.ends_with("ol") ||
               (last == U'o' && one_letter) || (last == U'n' && one_letter)) {
      mark.literal_cost = 2;
    } else if (IsDigit(context.left_char)) {
      mark.literal_cost = 1;
      mark.is_measure = true;
    } else {
      mark.literal_cost = 8;
    }
  }

  void SetLeadingLiteral(const Glyph& glyph, Mark& mark) const {
    if (IsElided(text_, mark.span.end, paragraph_.end)) {
      mark.literal_cost = glyph.shape == Shape::kOpener ? 3 : 1;
      mark.open_cost += 6;
    } else {
      mark.literal_cost = glyph.shape == Shape::kCloser ? 4 : 10;
    }
  }

  bool LowerCaseWordFollows(uint32_t pos) const {
    if (pos + 1 >= paragraph_.end || text_[pos] != ' ') return false;
    const char32_t c = Decode(text_, pos + 1).value;
    return IsLetter(c) && !IsUpper(c);
  }

  const std::string_view text_;
  const TextSpan paragraph_;
  std::vector<Mark>& marks_;
};

}  // namespace

void FindMarks(std::string_view text, TextSpan paragraph, std::vector<Mark>& marks) {
  MarkFinder(text, paragraph, marks).Run();
}

bool BeginsWithMark(std::string_view text, TextSpan paragraph, MarkStyle style) {
  const Glyph first = GlyphAt(text, paragraph.begin);
  if (first.size == 0) return false;
  const uint32_t next = paragraph.begin + first.size;
  const bool doubled = next < paragraph.end && GlyphAt(text, next).value == first.value;
  const bool is_double = first.style == MarkStyle::kDouble || doubled;
  return is_double == (style == MarkStyle::kDouble);
}

}  // namespace verbatim::text
