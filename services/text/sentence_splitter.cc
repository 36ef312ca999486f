#include "services/text/sentence_splitter.h"

#include <algorithm>
#include <array>
#include <string>

#include "services/text/tokenizer.h"
#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

// Words that open a sentence and hardly ever stand capitalised inside one: after "U.S." or "Inc."
// they tell a new sentence.
constexpr auto kStarters = std::to_array<std::string_view>(
    {"A",    "After", "Although", "An",   "And",   "As",    "At",   "But",  "By",    "For",
     "He",   "His",   "However",  "I",    "If",    "In",    "It",   "Its",  "On",    "She",
     "So",   "That",  "The",      "Then", "There", "These", "They", "This", "Those", "We",
     "What", "When",  "While",    "With", "You",   "Her",   "Our",  "Their"});

// What may follow a quoted question or exclamation within its sentence.
constexpr auto kReporting = std::to_array<std::string_view>(
    {"said", "says", "asked", "asks", "added", "wrote", "tweeted", "replied", "told", "cried",
     "shouted", "exclaimed", "responded", "continued"});

template <size_t n>
bool Holds(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Splitter {
 public:
  Splitter(std::string_view text, TokenRange range, const std::vector<Token>& tokens)
      : text_(text), range_(range), tokens_(tokens) {}

  // The end of the sentence that begins at `begin`.
  uint32_t FindEnd(uint32_t begin) const {
    for (uint32_t t = begin; t < range_.end; ++t) {
      const char last = Text(t).back();
      const bool abbreviation = tokens_[t].kind == TokenKind::kWord && last == '.';
      const bool stop = tokens_[t].kind == TokenKind::kPunctuation &&
                        (last == '.' || last == '!' || last == '?' || Text(t) == "…");
      if (!abbreviation && !stop) {
        continue;
      }
      uint32_t next = t + 1;
      bool quote_closed = false;
      while (next < range_.end && !tokens_[next].space_before && Closes(next)) {
        quote_closed = quote_closed || tokens_[next].kind == TokenKind::kQuoteMark;
        ++next;
      }
      if (next == range_.end || Ends(t, next, abbreviation, quote_closed)) {
        return next;
      }
      t = next - 1;
    }
    return range_.end;
  }

 private:
  std::string_view Text(uint32_t t) const { return tokens_[t].span.In(text_); }

  bool Closes(uint32_t t) const {
    return tokens_[t].kind == TokenKind::kQuoteMark || Text(t) == ")" || Text(t) == "]" ||
           Text(t) == "’" || Text(t) == "'" || Text(t).back() == '!' || Text(t).back() == '?';
  }

  bool Ends(uint32_t stop, uint32_t next, bool abbreviation, bool quote_closed) const {
    const Token& token = tokens_[next];
    if (!token.space_before) {
      return false;
    }
    const bool word = token.kind == TokenKind::kWord;
    if (word && !token.capitalised && IsLetter(Decode(text_, token.span.begin).value)) {
      return false;
    }
    if (abbreviation && !quote_closed) {
      const std::string_view bare = Text(stop).substr(0, Text(stop).size() - 1);
      return !IsTitleAbbreviation(bare) && (!word || Holds(kStarters, Text(next))) &&
             token.kind != TokenKind::kNumber && token.kind != TokenKind::kPunctuation;
    }
    if (token.kind == TokenKind::kPunctuation) {
      const std::string_view text = Text(next);
      return text != "," && text != ";" && text != ":" && text != ")" && text[0] != '-' &&
             text != "—" && text != "–" && text != "…" && text[0] != '.';
    }
    return !(quote_closed && Text(stop).back() != '.' && ReportFollows(next));
  }

  // “Why?” Ms. Park asked.
  bool ReportFollows(uint32_t next) const {
    for (uint32_t t = next; t < std::min(range_.end, next + 7); ++t) {
      if (tokens_[t].kind == TokenKind::kQuoteMark || Text(t) == ".") {
        return false;
      }
      if (Holds(kReporting, Text(t))) {
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  TokenRange range_;
  const std::vector<Token>& tokens_;
};

}  // namespace

void SplitSentences(std::string_view text, TokenRange tokens_of_paragraph, uint32_t paragraph,
                    std::vector<Token>& tokens, std::vector<Sentence>& sentences) {
  const Splitter splitter(text, tokens_of_paragraph, tokens);
  uint32_t begin = tokens_of_paragraph.begin;
  while (begin < tokens_of_paragraph.end) {
    const uint32_t end = splitter.FindEnd(begin);
    for (uint32_t t = begin; t < end; ++t) {
      tokens[t].sentence = static_cast<uint32_t>(sentences.size());
    }
    sentences.push_back({{begin, end}, paragraph});
    begin = end;
  }
}

}  // namespace verbatim::text
