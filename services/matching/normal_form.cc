#include "services/matching/normal_form.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "services/matching/bracket_words.h"
#include "services/matching/char_class.h"
#include "services/matching/encoding_repair.h"
#include "services/matching/fold_word.h"
#include "services/matching/stable_hash.h"
#include "services/text/unicode.h"

namespace verbatim::matching {
namespace {

// One pass over a text whose encoding is in order. Fills a form whose buffers may have been used
// before.
class Normalizer {
 public:
  Normalizer(std::string_view text, NormalForm& form) : text_(text), form_(form) {
    form_.text.clear();
    form_.words.clear();
    form_.starts_with_ellipsis = form_.ends_with_ellipsis = false;
    form_.text.reserve(text.size() + 1);
    form_.words.reserve(text.size() / 4 + 1);
  }

  void Run() && {
    while (pos_ < text_.size()) {
      if (text_[pos_] == ' ') {
        ++pos_;
      } else if (!ReadPlainWord()) {
        Step();
      }
    }
    Finish();
  }

 private:
  struct Char {
    CharClass cls = CharClass::kSpace;
    uint32_t size = 0;  // bytes; 0 at the end of the text
    char32_t value = 0;
    bool IsWordChar() const { return cls == CharClass::kLetter || cls == CharClass::kDigit; }
  };

  Char At(size_t pos) const {
    if (pos >= text_.size()) return {};
    const auto [c, size] = text::Decode(text_, pos);
    return {Classify(c), size, c};
  }

  void Step() {
    const Char c = At(pos_);
    if (c.cls != CharClass::kSpace && c.cls != CharClass::kFullStop) dots_ = 0;
    switch (c.cls) {
      case CharClass::kLetter:
      case CharClass::kDigit: ReadWord(); return;
      case CharClass::kIdeograph:
      case CharClass::kSign: ReadSign(c); return;
      case CharClass::kSpace:
      case CharClass::kMark:
      case CharClass::kIgnored: break;
      case CharClass::kHyphen:
        if (ReadNegativeNumber(c)) return;
        if (!At(pos_ + c.size).IsWordChar()) Break();  // a dash
        break;
      case CharClass::kFullStop:
        Break();
        stop_ = true;
        if (++dots_ >= 3) ellipsis_ = true;
        break;
      case CharClass::kEllipsis:
        Break();
        ellipsis_ = true;
        break;
      case CharClass::kStop:
        Break();
        stop_ = true;
        break;
      case CharClass::kOpenBracket: OpenBracket(); break;
      case CharClass::kCloseBracket: CloseBracket(); break;
      case CharClass::kApostrophe:
      case CharClass::kQuote: ReadMark(c); return;
      case CharClass::kOther:
        if (c.value == '(' && OpensRoundGloss()) {
          in_bracket_ = in_round_gloss_ = true;
          bracket_begin_ = form_.words.size();
        } else if (c.value == ')' && std::exchange(in_round_gloss_, false)) {
          CloseBracket();
        } else {
          Break();
        }
        break;
    }
    pos_ += c.size;
  }

  void Break() {
    if (!form_.words.empty()) form_.words.back().before_break = true;
  }

  // --- Words ---

  void BeginWord(size_t pos) {
    if (!form_.words.empty()) form_.text.push_back(' ');
    NormalWord& word = AddWord(pos);
    word.begin = static_cast<uint32_t>(form_.text.size());
    plain_ascii_ = true;
  }

  // Adds what is known of a word before its characters.
  NormalWord& AddWord(size_t pos) {
    const bool is_first = form_.words.empty();
    NormalWord& word = form_.words.emplace_back();
    word.origin.begin = static_cast<uint32_t>(pos);
    word.after_stop = std::exchange(stop_, false);
    word.after_ellipsis = std::exchange(ellipsis_, false);
    if (is_first) {
      form_.starts_with_ellipsis = word.after_ellipsis;
      word.after_ellipsis = false;
    }
    word.bracketed = in_bracket_;
    return word;
  }

  void EndWord() {
    NormalWord& word = form_.words.back();
    word.origin.end = static_cast<uint32_t>(pos_);
    if (!plain_ascii_) FoldLastWord(word.begin, form_.text);
    word.size = static_cast<uint32_t>(form_.text.size() - word.begin);
    if (word.size == 0) {  // nothing is left of characters that only look like letters
      form_.words.pop_back();
      if (!form_.words.empty()) form_.text.pop_back();
      return;
    }
    word.hash = StableHash(form_.Text(word));
  }

  static bool MayEndWord(char c) {
    return c == ',' || c == '.' || c == '!' || c == '?' || c == ';' || c == ':';
  }

  // Takes the word of ASCII letters and digits that begins here and ends before a space, or a
  // punctuation mark with a space behind it. Most words are such; false for all others.
  bool ReadPlainWord() {
    constexpr size_t kMost = 32;                       // bytes
    std::array<char, 1 + kMost + kAsciiBlock> spaced;  // the word after a space
    spaced[0] = ' ';
    char* const lowered = spaced.data() + 1;
    const std::string_view rest = text_.substr(pos_);
    const size_t size = LowerAsciiWord(rest.substr(0, kMost), lowered);
    if (size == 0 || size == kMost) return false;
    if (size < rest.size() && rest[size] != ' ') {
      if (!MayEndWord(rest[size])) return false;
      if (size + 1 < rest.size() && rest[size + 1] != ' ') return false;
    }
    dots_ = 0;
    const size_t space = form_.words.empty() ? 0 : 1;
    NormalWord& word = AddWord(pos_);
    word.capitalised = rest.front() >= 'A' && rest.front() <= 'Z';
    word.begin = static_cast<uint32_t>(form_.text.size() + space);
    word.size = static_cast<uint32_t>(size);
    word.hash = StableHash({lowered, size});
    form_.text.append(lowered - space, size + space);
    pos_ += size;
    word.origin.end = static_cast<uint32_t>(pos_);
    return true;
  }

  void ReadSign(const Char& c) {
    BeginWord(pos_);
    text::Append(c.value, form_.text);
    plain_ascii_ = c.value < 0x80;
    pos_ += c.size;
    if (c.cls == CharClass::kSign) plain_ascii_ = true;
    EndWord();
  }

  // A minus sign belongs to its number: "-5" but neither "3-5" nor "- 5".
  bool ReadNegativeNumber(const Char& c) {
    if (At(pos_ + c.size).cls != CharClass::kDigit) return false;
    if (pos_ > 0 && !IsSpaceBefore(pos_)) return false;
    BeginWord(pos_);
    form_.text.push_back('-');
    pos_ += c.size;
    ReadWordChars();
    return true;
  }

  void ReadWord() {
    const bool capital = IsUpper(At(pos_));
    BeginWord(pos_);
    form_.words.back().capitalised = capital;
    ReadWordChars();
  }

  static bool IsUpper(const Char& c) {
    return c.value < 0x80 ? c.value >= 'A' && c.value <= 'Z' : text::IsUpper(c.value);
  }

  void ReadWordChars() {
    segment_ = 0;
    acronym_ = false;
    Char before;
    while (pos_ < text_.size()) {
      if (const size_t run = ReadAsciiRun(); run > 0) {
        if (pos_ < text_.size() && text_[pos_] == ' ') break;
        segment_ += static_cast<uint32_t>(run);
        before = At(pos_ - 1);
        continue;
      }
      const Char c = At(pos_);
      if (c.IsWordChar() || c.cls == CharClass::kMark) {
        form_.text.append(text_.substr(pos_, c.size));
        plain_ascii_ = false;
        ++segment_;
        before = c;
        pos_ += c.size;
      } else if (c.cls == CharClass::kIgnored && At(pos_ + c.size).IsWordChar()) {
        pos_ += c.size;
      } else if (!ReadInnerPunctuation(c, before)) {
        break;
      }
    }
    EndWord();
  }

  // Takes the ASCII letters and digits that follow; how many.
  size_t ReadAsciiRun() {
    constexpr size_t kMost = 64;  // bytes at a time
    std::array<char, kMost> lowered;
    const size_t most = std::min(kMost, text_.size() - pos_);
    size_t size = 0;
    for (; size < most; ++size) {
      const char c = kAsciiLowered[static_cast<unsigned char>(text_[pos_ + size])];
      if (c == 0) break;
      lowered[size] = c;
    }
    form_.text.append(lowered.data(), size);
    pos_ += size;
    return size;
  }

  // Steps over a character that does not end the word although it is no letter.
  bool ReadInnerPunctuation(const Char& c, const Char& before) {
    const Char next = At(pos_ + c.size);
    const bool numbers = before.cls == CharClass::kDigit && next.cls == CharClass::kDigit;
    switch (c.value) {
      case '.':
        if (numbers) return Keep('.', c);
        return ReadAcronymStop(next);
      case ',':
      case 0x00A0:  // no-break and thin spaces part thousands, plain ones part words
      case 0x2009:
      case 0x202F: return numbers && IsThousandsGroup(pos_ + c.size) && Skip(c);
      case ':':
      case '/': return numbers && Keep(static_cast<char>(c.value), c);
      case '&':
        return before.cls == CharClass::kLetter && next.cls == CharClass::kLetter && Keep('&', c);
      case '[':
        return next.cls == CharClass::kLetter && !IsUpper(next) &&
               text_.substr(pos_, 5) != "[sic]" && !in_bracket_ && HasClosingBracket() &&
               (in_bracket_ = true) && Skip(c);
      case ']': return CloseBracketInWord(next);
      default: break;
    }
    if (c.cls == CharClass::kApostrophe) {
      if (numbers && IsThousandsGroup(pos_ + c.size)) return Skip(c);  // "35'000"
      return next.IsWordChar() && Keep('\'', c);
    }
    if (c.cls == CharClass::kHyphen) return before.cls == CharClass::kLetter && SkipLineBreak(c);
    return false;
  }

  bool Keep(char kept, const Char& c) {
    form_.text.push_back(kept);
    return Skip(c);
  }

  bool Skip(const Char& c) {
    pos_ += c.size;
    return true;
  }

  // "U.S." and "D.C." are words without their stops; "end.Next" is two words.
  bool ReadAcronymStop(const Char& next) {
    if (segment_ != 1) return false;
    if (next.cls == CharClass::kLetter && !At(pos_ + 1 + next.size).IsWordChar()) {
      acronym_ = true;
    } else if (!acronym_ || next.IsWordChar() || next.cls == CharClass::kFullStop) {
      return false;
    }
    segment_ = 0;
    ++pos_;
    return true;
  }

  bool IsThousandsGroup(size_t pos) const {
    for (size_t i = 0; i < 3; ++i) {
      if (At(pos + i).cls != CharClass::kDigit) return false;
    }
    return At(pos + 3).cls != CharClass::kDigit;
  }

  // "dead-\nline" is one word; a capital or a digit after the line's end keeps its hyphen.
  bool SkipLineBreak(const Char& hyphen) {
    size_t pos = pos_ + hyphen.size;
    bool line_end = false;
    for (Char c = At(pos); c.cls == CharClass::kSpace && c.size > 0; c = At(pos)) {
      line_end = line_end || c.value == '\n' || c.value == '\r';
      pos += c.size;
    }
    const Char next = At(pos);
    if (!line_end || next.cls != CharClass::kLetter || IsUpper(next)) return false;
    pos_ = pos;
    return true;
  }

  // --- Brackets ---

  // Looks each stretch of the text through once, however many brackets open in it.
  bool HasClosingBracket() {
    if (closing_ != std::string_view::npos && closing_ <= pos_) closing_ = text_.find(']', pos_);
    return closing_ != std::string_view::npos;
  }

  // "He (Putin) lost", "he lost (laughs)": a short name right after a pronoun, or an editor's note.
  bool OpensRoundGloss() const {
    if (in_bracket_ || form_.words.empty()) return false;
    const std::string_view inside = text_.substr(pos_ + 1, 40);
    const size_t end = inside.find_first_of("()[]");
    if (end == std::string_view::npos || inside[end] != ')') return false;
    if (IsEditorsNote(inside.substr(0, end))) return true;
    const NormalWord& before = form_.words.back();
    return IsUpper(At(pos_ + 1)) && !before.before_break && IsPronoun(form_.Text(before));
  }

  void OpenBracket() {
    if (in_bracket_ || !HasClosingBracket()) {
      Break();
      return;
    }
    in_bracket_ = true;
    bracket_begin_ = form_.words.size();
  }

  void CloseBracket() {
    if (!std::exchange(in_bracket_, false)) {
      Break();
      return;
    }
    if (bracket_begin_ >= form_.words.size() || !IsGloss()) return;
    for (size_t i = bracket_begin_; i < form_.words.size(); ++i) form_.words[i].gloss = true;
  }

  bool IsGloss() const {
    const std::vector<NormalWord>& words = form_.words;
    const auto noted = [&](const NormalWord& word) { return IsEditorsNote(form_.Text(word)); };
    if (std::any_of(words.begin() + static_cast<ptrdiff_t>(bracket_begin_), words.end(), noted)) {
      return true;
    }
    if (bracket_begin_ == 0) return false;
    const NormalWord& before = words[bracket_begin_ - 1];
    if (before.before_break || before.bracketed) return false;
    return IsPronoun(form_.Text(before)) || (before.capitalised && !before.after_stop) ||
           StartsExplanation(form_.Text(words[bracket_begin_]));
  }

  // "pick[ing] up", "[t]he": letters outside make the whole the speaker's word.
  bool CloseBracketInWord(const Char& next) {
    if (!in_bracket_) return false;
    const bool opened_in_word = !form_.words.back().bracketed;
    const bool goes_on = next.cls == CharClass::kLetter || (next.cls == CharClass::kApostrophe &&
                                                            At(pos_ + 1 + next.size).IsWordChar());
    const bool first = form_.words.size() == bracket_begin_ + 1;
    if (!opened_in_word && !(goes_on && first)) return false;
    form_.words.back().bracketed = false;
    form_.words.back().adapted = true;
    in_bracket_ = false;
    ++pos_;
    return true;
  }

  // --- Quotation marks ---

  // A mark that no letter joins on both sides: opens or closes a quotation, doubled ('', ``) or
  // not.
  void ReadMark(const Char& c) {
    size_t end = pos_ + c.size;
    bool twice = c.cls == CharClass::kQuote;
    if (const Char second = At(end); !twice && second.value == c.value) {
      twice = true;
      end += second.size;
    }
    const bool space_before =
        pos_ == 0 || pos_ > word_end() + 1 || form_.words.empty() || IsSpaceBefore(pos_);
    const bool opens = space_before && At(end).IsWordChar();
    std::optional<size_t>& open = twice ? open_double_ : open_single_;
    if (opens) {
      if (!open) open = form_.words.size();
      stop_ = true;
    } else if (open) {
      CloseQuotation(*std::exchange(open, std::nullopt));
    }
    pos_ = end;
  }

  size_t word_end() const { return form_.words.empty() ? 0 : form_.words.back().origin.end; }

  bool IsSpaceBefore(size_t pos) const {
    const auto byte = static_cast<unsigned char>(text_[pos - 1]);
    return byte < 0x80 && Classify(byte) == CharClass::kSpace;
  }

  void CloseQuotation(size_t begin) {
    if (begin == 0) {
      outer_end_ = std::max(outer_end_, form_.words.size());
    } else {
      MarkQuoted(begin);
    }
  }

  void MarkQuoted(size_t begin) {
    for (size_t i = std::max(begin, quoted_end_); i < form_.words.size(); ++i) {
      form_.words[i].quoted = true;
    }
    quoted_end_ = form_.words.size();
  }

  void Finish() {
    form_.ends_with_ellipsis = ellipsis_;
    Break();
    // A fragment often ends inside the quotation that it opens: "he said, 'We can win".
    if (open_double_.value_or(0) > 0) MarkQuoted(*open_double_);
    if (open_single_.value_or(0) > 0 && form_.words[*open_single_ - 1].before_break &&
        *open_single_ < form_.words.size()) {
      MarkQuoted(*open_single_);
    }
    // Marks around the first words only are a quotation inside; around everything they are outer.
    if (outer_end_ < form_.words.size()) {
      for (size_t i = 0; i < outer_end_; ++i) form_.words[i].quoted = true;
    }
  }

  const std::string_view text_;
  size_t pos_ = 0;
  NormalForm& form_;

  bool stop_ = true;       // of the next word: a sentence ended before it
  bool ellipsis_ = false;  // of the next word: words were left out before it
  int dots_ = 0;           // full stops in a row, white space between them allowed

  bool plain_ascii_ = true;  // the word being read
  uint32_t segment_ = 0;     // its characters since its last full stop
  bool acronym_ = false;     // it has full stops inside

  bool in_bracket_ = false;
  bool in_round_gloss_ = false;
  size_t bracket_begin_ = 0;  // its first word
  size_t closing_ = 0;        // the next closing bracket at or after the place last asked for

  std::optional<size_t> open_double_;  // the first word after an opening mark
  std::optional<size_t> open_single_;
  size_t outer_end_ = 0;   // the words before it stand in marks that opened the text
  size_t quoted_end_ = 0;  // the words before it are marked already
};

}  // namespace

std::string NormalForm::Joined() const {
  const auto is_gloss = [](const NormalWord& word) { return word.gloss; };
  if (std::none_of(words.begin(), words.end(), is_gloss)) return text;
  std::string joined;
  for (const NormalWord& word : words) {
    if (word.gloss) continue;
    if (!joined.empty()) joined.push_back(' ');
    joined.append(Text(word));
  }
  return joined;
}

void NormalizeInto(std::string_view text, NormalForm& form) {
  const std::optional<RepairedText> repaired = RepairEncoding(text);
  Normalizer(repaired ? std::string_view(repaired->text()) : text, form).Run();
  if (!repaired) return;
  for (NormalWord& word : form.words) word.origin = repaired->ToOriginal(word.origin);
}

NormalForm Normalize(std::string_view text) {
  NormalForm form;
  NormalizeInto(text, form);
  return form;
}

}  // namespace verbatim::matching
