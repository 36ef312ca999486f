#include "services/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

using domain::TextSpan;

// Lower case, without the full stop.
constexpr auto kTitles = std::to_array<std::string_view>(
    {"adm",  "atty", "brig", "capt", "cmdr",  "col",    "cpl", "det", "dr",   "fr",   "gen",
     "gov",  "hon",  "insp", "lt",   "maj",   "messrs", "mr",  "mrs", "ms",   "msgr", "mt",
     "pres", "prof", "pte",  "pvt",  "rep",   "reps",   "rev", "sen", "sens", "sgt",  "spc",
     "sr",   "st",   "ste",  "supt", "treas", "vs",     "v",   "no",  "nos"});
constexpr auto kOthers = std::to_array<std::string_view>(
    {"a.m", "ala",  "apr",  "ariz", "assn", "aug",  "ave",  "blvd", "bros", "calif",
     "co",  "colo", "conn", "corp", "dec",  "dept", "dist", "est",  "etc",  "feb",
     "fla", "inc",  "jan",  "jr",   "ltd",  "mass", "mich", "minn", "nov",  "oct",
     "p.m", "penn", "rd",   "sept", "tenn", "va",   "wash", "wis"});

template <size_t n>
bool Holds(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u02BC'; }
bool IsHyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

// "U.S" and "a.m": single letters with full stops between.
bool IsDottedLetters(std::string_view word) {
  for (size_t i = 0; i < word.size(); ++i) {
    const bool want_dot = i % 2 == 1;
    if ((word[i] == '.') != want_dot) {
      return false;
    }
  }
  return word.size() >= 3 && word.size() % 2 == 1;
}

class LineTokenizer {
 public:
  LineTokenizer(std::string_view text, TextSpan line, std::vector<Token>& tokens)
      : text_(text), end_(line.end), pos_(line.begin), tokens_(tokens) {}

  void Run() {
    bool space = true;
    while (pos_ < end_) {
      const CodePoint c = Decode(text_, pos_);
      if (IsSpace(c.value) || IsInvisible(c.value)) {
        pos_ += c.size;
        space = true;
        continue;
      }
      if (IsLetter(c.value) || IsDigit(c.value) ||
          ((c.value == U'@' || c.value == U'#' || c.value == U'$') && IsWordAt(pos_ + c.size))) {
        Word(c, space);
      } else {
        Punctuation(c, space);
      }
      space = false;
    }
  }

 private:
  CodePoint At(size_t pos) const { return pos < end_ ? Decode(text_, pos) : CodePoint{0, 0}; }
  bool IsWordAt(size_t pos) const {
    const char32_t c = At(pos).value;
    return IsLetter(c) || IsDigit(c);
  }

  void Add(size_t begin, size_t end, TokenKind kind, bool space) {
    Token token;
    token.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    token.kind = kind;
    token.space_before = space;
    tokens_.push_back(token);
  }

  // Sets the case flags from the word's letters.
  void AddWord(size_t begin, size_t end, TokenKind kind, bool space) {
    Add(begin, end, kind, space);
    Token& token = tokens_.back();
    int letters = 0;
    int capitals = 0;
    for (size_t pos = begin; pos < end;) {
      const CodePoint c = Decode(text_, pos);
      if (IsLetter(c.value)) {
        const bool upper = IsUpper(c.value);
        token.capitalised = token.capitalised || (letters == 0 && upper);
        ++letters;
        capitals += upper ? 1 : 0;
      }
      pos += c.size;
    }
    token.all_capitals = letters >= 2 && capitals == letters;
  }

  // Whether the character at `pos`, inside a word, joins it to what follows.
  bool Joins(CodePoint c, size_t pos, char32_t before) const {
    const char32_t after = At(pos + c.size).value;
    if (IsApostrophe(c.value) || c.value == U'&') {
      return (IsLetter(before) || IsDigit(before)) && IsLetter(after);
    }
    if (IsHyphen(c.value) || c.value == U'_') {
      return IsLetter(after) || IsDigit(after);
    }
    if (c.value == U'.') {
      return (IsDigit(before) && IsDigit(after)) || (IsLetter(before) && IsLetter(after));
    }
    if (c.value == U',') {
      return IsDigit(before) && IsDigit(after);
    }
    return c.value == U':' && IsDigit(before) && IsDigit(after);
  }

  void Word(CodePoint first, bool space) {
    const size_t begin = pos_;
    const TokenKind kind =
        IsDigit(first.value) || first.value == U'$' ? TokenKind::kNumber : TokenKind::kWord;
    char32_t before = first.value;
    pos_ += first.size;
    size_t apostrophe = 0;  // the last apostrophe inside the word, 0 if none
    while (pos_ < end_) {
      const CodePoint c = Decode(text_, pos_);
      if (!IsLetter(c.value) && !IsDigit(c.value) && !IsCombiningMark(c.value) &&
          !IsInvisible(c.value)) {
        if (!Joins(c, pos_, before)) {
          break;
        }
        if (IsApostrophe(c.value)) {
          apostrophe = pos_;
        }
      }
      before = c.value;
      pos_ += c.size;
    }
    if (kind == TokenKind::kNumber && pos_ < end_ && text_[pos_] == '%') {
      ++pos_;
    }
    if (pos_ < end_ && text_[pos_] == '.' && IsAbbreviation(text_.substr(begin, pos_ - begin))) {
      ++pos_;
    }
    const size_t clitic = apostrophe == 0 ? 0 : CliticAt(begin, apostrophe);
    if (clitic == 0) {
      AddWord(begin, pos_, kind, space);
      return;
    }
    AddWord(begin, clitic, kind, space);
    AddWord(clitic, pos_, TokenKind::kWord, false);
  }

  // Where the clitic of text[begin, pos_) begins, 0 if it has none.
  size_t CliticAt(size_t begin, size_t apostrophe) const {
    const size_t letters = apostrophe + Decode(text_, apostrophe).size;
    std::string tail = FoldCase(text_.substr(letters, pos_ - letters));
    if (tail == "t") {
      const char n = apostrophe > begin + 1 ? text_[apostrophe - 1] : '\0';
      return n == 'n' || n == 'N' ? apostrophe - 1 : 0;
    }
    for (const std::string_view known : {"s", "re", "ve", "ll", "d", "m"}) {
      if (tail == known) {
        return apostrophe;
      }
    }
    return 0;
  }

  void Punctuation(CodePoint c, bool space) {
    const size_t begin = pos_;
    pos_ += c.size;
    const CodePoint next = At(pos_);
    const bool pairs =
        c.value == U'\'' || c.value == U'`' || c.value == U'\u2018' || c.value == U'\u2019';
    // Two apostrophes are one double mark. Of three, the single one stands inside.
    const bool three = pairs && next.value == c.value && At(pos_ + next.size).value == c.value;
    if (pairs && next.value == c.value && !(three && !space)) {
      pos_ += next.size;
    } else if (c.value == U'.' || c.value == U'-' || c.value == U'!' || c.value == U'?') {
      while (pos_ < end_ && Decode(text_, pos_).value == c.value) {
        pos_ += c.size;
      }
    }
    Add(begin, pos_, TokenKind::kPunctuation, space);
  }

  std::string_view text_;
  size_t end_;
  size_t pos_;
  std::vector<Token>& tokens_;
};

}  // namespace

void Tokenize(std::string_view text, TextSpan line, std::vector<Token>& tokens) {
  LineTokenizer(text, line, tokens).Run();
}

bool IsTitleAbbreviation(std::string_view word) {
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') {
    return word[0] != 'I';
  }
  if (word.empty() || word.size() > 8) {
    return false;
  }
  const bool capital = word[0] >= 'A' && word[0] <= 'Z';
  return (capital || word == "vs" || word == "v") && Holds(kTitles, FoldCase(word));
}

bool IsAbbreviation(std::string_view word) {
  if (word.empty() || word.size() > 8) {
    return false;
  }
  if (IsDottedLetters(word) || IsTitleAbbreviation(word)) {
    return true;
  }
  const std::string folded = FoldCase(word);
  const bool capital = word[0] >= 'A' && word[0] <= 'Z';
  return (capital || folded == "etc" || folded == "a.m" || folded == "p.m") &&
         Holds(kOthers, folded);
}

}  // namespace verbatim::text
