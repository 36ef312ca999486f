#include "services/text/tokenizer.h"

#include <algorithm>
#include <array>

#include "services/text/abbreviations.h"
#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

using domain::TextSpan;

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'‘' || c == U'\u00B4'; }

bool IsHyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

// Letters, digits and what is invisible between them.
inline bool IsWordChar(char32_t c) {
  if (c < 0x80) return IsLetter(c) || IsDigit(c);
  return IsLetter(c) || IsDigit(c) || IsCombiningMark(c) || IsInvisible(c);
}

// ASCII-only comparison; `lower` is lower case.
bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size() || (text[0] | 0x20) != lower[0]) return false;
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
    return static_cast<char>(FoldCase(static_cast<unsigned char>(a))) == b;
  });
}

// What follows a full stop inside a web address.
constexpr std::string_view kDomains[] = {
    "ai",   "au",  "biz", "by", "ca", "co",  "com", "de",  "edu", "eu", "fm", "fr", "gov", "in",
    "info", "int", "io",  "ly", "me", "mil", "net", "org", "ru",  "tv", "ua", "uk", "us"};

// Words that the treebank splits although nothing marks the place.
struct Contraction {
  std::string_view word;
  uint32_t first;  // bytes of its first part
};
constexpr Contraction kContractions[] = {{"cannot", 3}, {"gonna", 3}, {"gotta", 3},
                                         {"wanna", 3},  {"lemme", 3}, {"gimme", 3}};

constexpr std::string_view kClitics[] = {"s", "re", "ve", "ll", "d", "m"};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, TextSpan paragraph, const std::vector<TextSpan>& marks,
            size_t& next_mark, std::vector<Token>& tokens)
      : text_(text), paragraph_(paragraph), marks_(marks), next_mark_(next_mark), tokens_(tokens) {}

  void Run() {
    uint32_t pos = paragraph_.begin;
    space_before_ = true;
    while (pos < paragraph_.end) {
      limit_ = next_mark_ < marks_.size() ? std::min(marks_[next_mark_].begin, paragraph_.end)
                                          : paragraph_.end;
      if (pos == limit_) {
        const TextSpan mark = marks_[next_mark_++];
        Add(mark, TokenKind::kQuoteMark);
        pos = mark.end;
        continue;
      }
      const CodePoint point = Decode(text_, pos);
      if (IsSpace(point.value)) {
        space_before_ = true;
        pos += point.size;
      } else if (IsInvisible(point.value)) {
        pos += point.size;
      } else {
        pos = AddVisible(pos, point);
      }
    }
  }

 private:
  // The code point at `pos`, or U+0000 at the limit.
  CodePoint Peek(uint32_t pos) const { return pos < limit_ ? Decode(text_, pos) : CodePoint{0, 0}; }
  bool WordCharAt(uint32_t pos) const {
    return pos < limit_ && IsWordChar(Decode(text_, pos).value);
  }

  void Add(TextSpan span, TokenKind kind) {
    Token token;
    token.span = span;
    token.kind = kind;
    token.space_before = space_before_;
    tokens_.push_back(token);
    space_before_ = false;
  }

  uint32_t AddVisible(uint32_t pos, CodePoint first) {
    if (IsWordChar(first.value)) return AddWord(pos, pos);
    const uint32_t next = pos + first.size;
    const bool word_follows = WordCharAt(next);
    // '90s, ’tis, @name, #topic; a lone apostrophe after a word is the possessive of a plural.
    const bool joins = IsApostrophe(first.value) ? space_before_ || !AfterWord()
                                                 : first.value == U'@' || first.value == U'#';
    if (word_follows && joins) return AddWord(pos, next);
    if (IsApostrophe(first.value) && AfterWord()) {
      Add({pos, next}, TokenKind::kWord);
      return next;
    }
    return AddPunctuation(pos, first);
  }

  bool AfterWord() const {
    return !space_before_ && !tokens_.empty() &&
           (tokens_.back().kind == TokenKind::kWord || tokens_.back().kind == TokenKind::kNumber);
  }

  // A run of one character is one token ("--", "...", "!!!"), brackets and commas apart.
  uint32_t AddPunctuation(uint32_t pos, CodePoint first) {
    uint32_t end = pos + first.size;
    const bool repeats =
        first.value >= 0x80 || std::string_view(".-!?*_=~+").find(static_cast<char>(first.value)) !=
                                   std::string_view::npos;
    while (repeats && Peek(end).value == first.value) end += first.size;
    while (first.value == U'.' && IsSpace(Peek(end).value) && SpacedStopAt(end)) {
      end += Decode(text_, end).size + 1;  // ". . ."
    }
    Add({pos, end}, TokenKind::kPunctuation);
    return end;
  }

  // Whether the space at `pos` stands before a full stop that goes on an ellipsis.
  bool SpacedStopAt(uint32_t pos) const {
    const uint32_t next = pos + Decode(text_, pos).size;
    return Peek(next).value == U'.' && !IsWordChar(Peek(next + 1).value);
  }

  uint32_t AddWord(uint32_t begin, uint32_t first_char) {
    uint32_t end = IsWebAddress(begin) ? WebAddressEnd(begin) : WordEnd(first_char);
    while (Peek(end).value == U'.') {
      const uint32_t stop = WithFullStop({begin, end});
      if (stop == end) break;
      end = stop;
      const CodePoint next = Peek(end);
      if (!IsHyphen(next.value) || !WordCharAt(end + next.size)) break;
      end = WordEnd(end + next.size);  // U.S.-led
    }
    AddParts({begin, end});
    return end;
  }

  bool IsWebAddress(uint32_t begin) const {
    const std::string_view rest = text_.substr(begin, std::min<uint32_t>(limit_ - begin, 8));
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
  }

  uint32_t WebAddressEnd(uint32_t begin) const {
    uint32_t end = begin;
    while (end < limit_ && !IsSpace(Decode(text_, end).value)) end += Decode(text_, end).size;
    while (end > begin + 1 &&
           std::string_view(".,;:!?)]'").find(text_[end - 1]) != std::string_view::npos) {
      --end;
    }
    return end;
  }

  uint32_t SkipAsciiWordChars(uint32_t pos) const {
    while (pos < limit_) {
      const auto byte = static_cast<unsigned char>(text_[pos]);
      if (byte >= 0x80 || !IsWordChar(byte)) break;
      ++pos;
    }
    return pos;
  }

  // The end of the word whose first letter or digit is at `pos`.
  uint32_t WordEnd(uint32_t pos) const {
    uint32_t part = pos;  // begin of the letters since the last inner mark
    while (pos < limit_) {
      pos = SkipAsciiWordChars(pos);
      if (pos == limit_) break;
      const CodePoint point = Decode(text_, pos);
      if (IsWordChar(point.value)) {
        pos += point.size;
        continue;
      }
      const uint32_t next = pos + point.size;
      if (!WordCharAt(next) || !JoinsParts(point.value, {part, pos}, next)) break;
      part = pos = next;
    }
    return pos;
  }

  // Whether `c`, between two letters or digits, belongs to the word around it.
  bool JoinsParts(char32_t c, TextSpan part, uint32_t next) const {
    const bool digits = IsDigit(DecodeBefore(text_, part.end).value) && IsDigit(Peek(next).value);
    if (IsHyphen(c) || IsApostrophe(c) || c == U'/' || c == U'_' || c == U'@') return true;
    if (c == U',' || c == U':') return digits;
    if (c == U'&') return IsUpper(DecodeBefore(text_, part.end).value) && IsUpper(Peek(next).value);
    if (c != U'.') return false;
    if (digits) return true;
    const CodePoint only = Decode(text_, part.begin);
    if (part.begin + only.size == part.end) return IsLetter(only.value);  // U.S, a.m
    return IsDomain(next);
  }

  bool IsDomain(uint32_t pos) const {
    uint32_t end = pos;
    const auto skip_letters = [&] {
      const uint32_t begin = end;
      while (end < limit_ && end - begin < 12 && IsAsciiLetter(text_[end])) {
        ++end;
      }
      return text_.substr(begin, end - begin);
    };
    std::string_view word = skip_letters();
    if (Peek(end).value == U'.' && WordCharAt(end + 1)) {
      ++end;  // pic.example.com
      word = skip_letters();
    }
    if (WordCharAt(end)) return false;
    return std::find(std::begin(kDomains), std::end(kDomains), word) != std::end(kDomains);
  }

  // The word's end with the full stop behind it if that belongs to the word.
  uint32_t WithFullStop(TextSpan word) const {
    if (Peek(word.end + 1).value == U'.') return word.end;  // an ellipsis
    const std::string_view whole = word.In(text_);
    const size_t hyphen = whole.rfind('-');
    const std::string_view last =
        hyphen == std::string_view::npos ? whole : whole.substr(hyphen + 1);
    if (last.empty()) return word.end;
    const bool letter = IsLetter(Decode(last, 0).value);
    const bool initial = letter && Decode(last, 0).size == last.size();
    const bool acronym = letter && last.size() >= 3 && last[last.size() - 2] == '.';
    const bool keep = initial ? KeepsInitialStop(word, last) : acronym || KeepsStop(last, word.end);
    return keep ? word.end + 1 : word.end;
  }

  // "J. Lee", but not "So do I."
  bool KeepsInitialStop(TextSpan word, std::string_view letter) const {
    if (word.size() > letter.size()) return true;
    if (letter == "I" || !IsUpper(Decode(letter, 0).value)) {
      return letter == "v" || (letter == "p" && NextVisible(word.end + 1, IsDigit));
    }
    return NextVisible(word.end + 1, [](char32_t c) { return c != 0; });
  }

  bool KeepsStop(std::string_view word, uint32_t stop) const {
    switch (FindAbbreviation(word)) {
      case Abbreviation::kNone: return false;
      case Abbreviation::kAlways: return true;
      case Abbreviation::kBeforeWord:
        return NextVisible(stop + 1, [](char32_t c) {
          return c == U',' || c == U')' || c == U';' || (IsLetter(c) && !IsUpper(c));
        });
      case Abbreviation::kBeforeNumber: return NextVisible(stop + 1, IsDigit);
    }
    return false;
  }

  // Whether the next character that is no space satisfies `test`; U+0000 stands for the end.
  template <typename Test>
  bool NextVisible(uint32_t pos, Test test) const {
    constexpr int kMostSpaces = 4;
    for (int i = 0; i < kMostSpaces && pos < limit_; ++i) {
      const CodePoint point = Decode(text_, pos);
      if (!IsSpace(point.value)) return test(point.value);
      pos += point.size;
    }
    return pos >= limit_ && limit_ < paragraph_.end ? test(U'"') : test(U'\0');
  }

  // Splits clitics off and adds the parts of a word.
  void AddParts(TextSpan word) {
    const uint32_t contraction = ContractionSplit(word.In(text_));
    if (contraction > 0) {
      AddPart({word.begin, word.begin + contraction});
      AddPart({word.begin + contraction, word.end});
      return;
    }
    std::array<uint32_t, 2> splits{};
    size_t count = 0;
    uint32_t end = word.end;
    while (count < splits.size()) {
      const uint32_t split = CliticBegin({word.begin, end});
      if (split <= word.begin || split == end) break;
      splits[count++] = end = split;
    }
    uint32_t begin = word.begin;
    while (count > 0) {
      const uint32_t split = splits[--count];
      AddPart({begin, split});
      begin = split;
    }
    AddPart({begin, word.end});
  }

  // Where an unmarked contraction is split, bytes from its begin; 0 for other words.
  static uint32_t ContractionSplit(std::string_view word) {
    if (word.size() < 5 || word.size() > 6) return 0;
    for (const Contraction& contraction : kContractions) {
      if (EqualsIgnoringCase(word, contraction.word)) return contraction.first;
    }
    return 0;
  }

  // Where the last clitic of the word begins, word.end if there is none.
  uint32_t CliticBegin(TextSpan word) const {
    constexpr uint32_t kMostLetters = 2;  // "’re"
    uint32_t letters = word.end;
    while (letters > word.begin && IsAsciiLetter(text_[letters - 1])) {
      --letters;
      if (word.end - letters > kMostLetters) return word.end;
    }
    if (letters == word.begin || letters == word.end) return word.end;
    const CodePoint mark = DecodeBefore(text_, letters);
    if (!IsApostrophe(mark.value)) return word.end;
    const uint32_t apostrophe = letters - mark.size;
    const std::string_view tail = text_.substr(letters, word.end - letters);
    const bool negated = apostrophe > word.begin && (text_[apostrophe - 1] | 0x20) == 'n';
    if (EqualsIgnoringCase(tail, "t") && negated) return apostrophe - 1;
    for (std::string_view clitic : kClitics) {
      if (EqualsIgnoringCase(tail, clitic)) return apostrophe;
    }
    return word.end;
  }

  void AddPart(TextSpan span) {
    uint32_t letters = 0;
    uint32_t upper = 0;
    bool capitalised = false;
    for (uint32_t pos = span.begin; pos < span.end;) {
      const CodePoint point = Decode(text_, pos);
      pos += point.size;
      if (!IsLetter(point.value)) continue;
      const bool is_upper = IsUpper(point.value);
      if (letters == 0) capitalised = is_upper;
      ++letters;
      upper += is_upper ? 1 : 0;
    }
    const bool number = letters == 0 && IsDigit(Decode(text_, span.begin).value);
    Add(span, number ? TokenKind::kNumber : TokenKind::kWord);
    tokens_.back().capitalised = capitalised;
    tokens_.back().all_capitals = letters >= 2 && upper == letters;
  }

  const std::string_view text_;
  const TextSpan paragraph_;
  const std::vector<TextSpan>& marks_;
  size_t& next_mark_;
  std::vector<Token>& tokens_;
  uint32_t limit_ = 0;  // where the next mark or the paragraph's end stops a word
  bool space_before_ = true;
};

}  // namespace

void Tokenize(std::string_view text, TextSpan paragraph, const std::vector<TextSpan>& marks,
              size_t& next_mark, std::vector<Token>& tokens) {
  Tokenizer(text, paragraph, marks, next_mark, tokens).Run();
}

}  // namespace verbatim::text
