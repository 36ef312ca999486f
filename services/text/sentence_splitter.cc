#include "services/text/sentence_splitter.h"

#include <algorithm>

#include "services/text/abbreviations.h"
#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const Paragraph& paragraph,
                   const std::vector<Token>& tokens)
      : text_(text), range_(paragraph.tokens), tokens_(tokens) {}

  // The end of the sentence that begins at token `begin`.
  uint32_t EndAfter(uint32_t begin) const {
    for (uint32_t i = begin; i < range_.end; ++i) {
      if (IsStop(i)) {
        const uint32_t next = SkipClosers(i + 1);
        if (EndsAtStop(i, next)) return next;
        i = next - 1;
      } else if (EndsWithStop(i)) {
        const uint32_t next = SkipClosers(i + 1);
        if (next == range_.end || BeginsAfterAbbreviation(i, next)) return next;
      }
    }
    return range_.end;
  }

 private:
  std::string_view Word(uint32_t token) const { return tokens_[token].span.In(text_); }
  bool IsWord(uint32_t token) const {
    return tokens_[token].kind == TokenKind::kWord || tokens_[token].kind == TokenKind::kNumber;
  }

  // A full stop, question or exclamation mark, or a run of them; an ellipsis is none.
  bool IsStop(uint32_t token) const {
    if (tokens_[token].kind != TokenKind::kPunctuation) return false;
    const std::string_view word = Word(token);
    return word == "." || word[0] == '?' || word[0] == '!' ||
           (word.size() > 3 && word[0] == '.' && word[1] == '.');
  }

  bool EndsWithStop(uint32_t token) const {
    return tokens_[token].kind == TokenKind::kWord && Word(token).back() == '.';
  }

  // A mark closes when no space stands before it but a space, or nothing, behind it.
  bool IsClosingMark(uint32_t token) const {
    if (tokens_[token].kind != TokenKind::kQuoteMark || tokens_[token].space_before) return false;
    const uint32_t next = token + 1;
    return next >= range_.end || tokens_[next].space_before || !IsWord(next);
  }

  bool IsCloser(uint32_t token) const {
    if (IsClosingMark(token)) return true;
    if (tokens_[token].kind != TokenKind::kPunctuation) return false;
    return Word(token) == ")" || Word(token) == "]" || IsStop(token);
  }

  uint32_t SkipClosers(uint32_t token) const {
    while (token < range_.end && IsCloser(token)) ++token;
    return token;
  }

  bool BeginsLowerCase(uint32_t token) const {
    return tokens_[token].kind == TokenKind::kWord && !tokens_[token].capitalised;
  }

  // Whether the sentence ends between the stop with its closers and `next`.
  bool EndsAtStop(uint32_t stop, uint32_t next) const {
    if (next == range_.end) return true;
    const bool after_mark = tokens_[next - 1].kind == TokenKind::kQuoteMark;
    if (tokens_[next].kind == TokenKind::kPunctuation && !BeginsSentence(next)) return false;
    if (after_mark && IsDash(next)) return false;  // “Why?” – Ann Lee
    const bool full_stop = Word(stop)[0] == '.';
    if (BeginsLowerCase(next)) return full_stop && !after_mark && next == stop + 1;
    return full_stop || !after_mark || !IsReportingClause(next);
  }

  bool IsDash(uint32_t token) const {
    const std::string_view word = Word(token);
    return word == "-" || word == "--" || word == "–" || word == "—" || word == "―";
  }

  // Punctuation that can stand first in a sentence.
  bool BeginsSentence(uint32_t token) const {
    constexpr std::string_view kFirst[] = {"(", "[",   "-", "--", "–", "—", "•",
                                           "*", "...", "…", "$",  "£", "€", "<"};
    return std::find(std::begin(kFirst), std::end(kFirst), Word(token)) != std::end(kFirst);
  }

  // "Ann Lee asked", "Mr. Lee told them": capitalised words and then a verb of reporting.
  bool IsReportingClause(uint32_t token) const {
    constexpr uint32_t kMostWords = 6;
    const uint32_t stop = std::min(range_.end, token + kMostWords);
    if (IsSentenceStarter(Word(token)) && !Word(token).ends_with('.')) return false;
    for (uint32_t i = token; i < stop; ++i) {
      if (i > token && IsReportingVerb(Word(i))) return true;
      if (tokens_[i].kind != TokenKind::kWord || !tokens_[i].capitalised) return false;
    }
    return false;
  }

  // After "U.S.", "Inc." or "J.": only what clearly begins a sentence does.
  bool BeginsAfterAbbreviation(uint32_t abbreviation, uint32_t next) const {
    if (!tokens_[next].capitalised && tokens_[next].kind != TokenKind::kQuoteMark) return false;
    if (tokens_[next].kind != TokenKind::kQuoteMark) {
      return !IsTitle(Word(abbreviation)) && IsSentenceStarter(Word(next));
    }
    return next + 1 < range_.end && !IsTitle(Word(abbreviation)) &&
           !tokens_[next + 1].space_before && tokens_[next].space_before &&
           IsSentenceStarter(Word(next + 1));
  }

  // Never the end of a sentence: "Mr. Of", as in a name.
  static bool IsTitle(std::string_view word) {
    return word == "Mr." || word == "Mrs." || word == "Ms." || word == "Dr.";
  }

  const std::string_view text_;
  const TokenRange range_;
  const std::vector<Token>& tokens_;
};

}  // namespace

void SplitSentences(std::string_view text, const Paragraph& paragraph, uint32_t paragraph_index,
                    std::vector<Token>& tokens, std::vector<Sentence>& sentences) {
  const SentenceSplitter splitter(text, paragraph, tokens);
  for (uint32_t begin = paragraph.tokens.begin; begin < paragraph.tokens.end;) {
    const uint32_t end = splitter.EndAfter(begin);
    for (uint32_t i = begin; i < end; ++i) {
      tokens[i].sentence = static_cast<uint32_t>(sentences.size());
    }
    sentences.push_back({.tokens = {begin, end}, .paragraph = paragraph_index});
    begin = end;
  }
}

}  // namespace verbatim::text
