#include "services/extraction/source_phrase.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "services/extraction/cue_lexicon.h"
#include "services/text/unicode.h"

namespace verbatim::extraction {
namespace {

using text::Document;
using text::TokenKind;
using text::TokenRange;

// Longest phrase and longest apposition looked at, tokens. PolNeAR's longest sources have 36 words,
// 90 % have 7 or fewer.
constexpr uint32_t kMaxPhrase = 24;
constexpr uint32_t kMaxApposition = 36;

class PhraseReader {
 public:
  explicit PhraseReader(const Document& document) : d_(document) {}

  std::optional<TokenRange> Before(uint32_t limit, uint32_t end) const {
    if (end <= limit) return std::nullopt;
    const uint32_t last = end - 1;
    if (Text(last) == "who") {
      return Before(limit, last > limit && IsComma(last - 1) ? last - 1 : last);
    }
    if (IsComma(last) || IsDash(last)) return BeforeApposition(limit, last);
    return PlainBefore(limit, end);
  }

  std::optional<TokenRange> After(uint32_t begin, uint32_t limit) const {
    if (begin >= limit || !IsWord(begin) || Text(begin) == "that") return std::nullopt;
    if (IsSubjectPronoun(Text(begin))) return TokenRange{begin, begin + 1};
    const bool opens = Token(begin).capitalised || IsDeterminer(Text(begin)) ||
                       Token(begin).kind == TokenKind::kNumber;
    const bool title = begin + 1 < limit && Token(begin + 1).capitalised && IsWord(begin + 1) &&
                       !IsVerb(begin, begin) && !IsPreposition(Text(begin)) &&
                       !IsConjunction(Text(begin));  // "said user Ann Lee"
    if (!opens && !title && !IsPlural(begin)) return std::nullopt;
    return Trim({begin, EndOfPhrase(begin, std::min(limit, begin + kMaxPhrase + kMaxApposition))});
  }

  std::optional<TokenRange> ClauseSubject(uint32_t begin, uint32_t limit) const {
    begin = SkipLeadIn(begin, limit);
    if (begin >= limit || Token(begin).in_quotes) return std::nullopt;
    std::optional<TokenRange> phrase = After(begin, limit);
    if (!phrase || phrase->end >= limit) return std::nullopt;
    uint32_t verb = phrase->end;
    while (verb < limit && (IsComma(verb) || IsAuxiliaryOrAdverb(Text(verb)) ||
                            IsLowerWith(verb, "ly") || IsDash(verb))) {
      ++verb;
    }
    const bool has_verb = verb < limit && (IsVerb(verb, verb) || IsLowerWith(verb, "ed"));
    return has_verb || verb > phrase->end ? phrase : std::nullopt;
  }

 private:
  const text::Token& Token(uint32_t t) const { return d_.tokens()[t]; }
  std::string_view Text(uint32_t t) const { return d_.Text(t); }
  bool IsComma(uint32_t t) const { return Text(t) == ","; }
  bool IsDash(uint32_t t) const {
    const std::string_view text = Text(t);
    return text == "-" || text == "--" || text == "–" || text == "—";
  }
  bool IsWord(uint32_t t) const {
    return Token(t).kind == TokenKind::kWord || Token(t).kind == TokenKind::kNumber;
  }
  bool IsMark(uint32_t t) const { return Token(t).kind == TokenKind::kQuoteMark; }
  bool IsPlural(uint32_t t) const {
    const std::string_view word = Text(t);
    return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !IsCommonVerb(word) &&
           CueClassOf(word) == CueClass::kNone && !IsPreposition(word);
  }
  bool IsLowerWith(uint32_t t, std::string_view ending) const {
    const std::string_view word = Text(t);
    return !Token(t).capitalised && word.size() > ending.size() + 2 && word.ends_with(ending);
  }

  // A verb that no noun phrase holds: "has", "met", "said"; not "the report", "a spokesman's call".
  bool IsVerb(uint32_t t, uint32_t lowest) const {
    const std::string_view word = Text(t);
    if (Token(t).capitalised || !IsWord(t)) return false;
    if (t > lowest && (IsDeterminer(Text(t - 1)) || IsPossessive(t - 1))) return false;
    if (IsCommonVerb(word)) return !IsPossessive(t);
    return CueClassOf(word) != CueClass::kNone;
  }
  bool IsPossessive(uint32_t t) const {
    const std::string_view word = Text(t);
    return word == "’s" || word == "'s" || word == "’" || word == "'";
  }

  // Words at which a clause begins, looking back from its verb.
  bool BeginsClause(uint32_t t) const {
    const std::string_view word = Text(t);
    return word == "that" || word == "which" || word == "who" || word == "after" ||
           word == "before" || (IsConjunction(word) && word != "until");
  }

  // Where the stretch of words that ends at `end` begins, looking back to `limit`: after a comma,
  // a mark, a verb or a conjunction.
  uint32_t StretchBegin(uint32_t limit, uint32_t end) const {
    const uint32_t lowest = end - std::min(end - limit, kMaxPhrase);
    uint32_t begin = end;
    while (begin > lowest) {
      const uint32_t t = begin - 1;
      if (Text(t) == ")") {
        uint32_t open = t;
        while (open > lowest && Text(open) != "(") --open;
        if (Text(open) != "(") return begin;
        begin = open;
        continue;
      }
      const bool inside = IsWord(t) || Text(t) == "&" || Text(t) == "[" || Text(t) == "]";
      if (!inside || Token(t).in_quotes || BeginsClause(t) || IsVerb(t, lowest) ||
          (IsSubjectPronoun(Text(t)) && t + 1 < end)) {
        return begin;
      }
      --begin;
    }
    return begin;
  }

  std::optional<TokenRange> PlainBefore(uint32_t limit, uint32_t end) const {
    const uint32_t last = end - 1;
    if (end <= limit) return std::nullopt;
    if (IsSubjectPronoun(Text(last))) return TokenRange{last, end};
    const bool ends_phrase =
        Text(last) == ")" ||
        (IsWord(last) && !IsPreposition(Text(last)) && !IsConjunction(Text(last)) &&
         Text(last) != "and" && Text(last) != "or" && Text(last) != "to");
    if (!ends_phrase) return std::nullopt;
    TokenRange range{StretchBegin(limit, end), end};
    if (range.begin > limit + 1 && Text(range.begin - 1) == "who" && range.begin < end) {
      // "the man who gave his name as Lee said"
      const std::optional<TokenRange> head = PlainBefore(limit, range.begin - 1);
      return head ? TokenRange{head->begin, end} : head;
    }
    const bool after_verb = range.begin > limit && IsVerb(range.begin - 1, limit);
    if (after_verb) range.begin = AfterLastAnd(range);
    range.begin = SkipTimeAndPlace(range);
    return Trim(range);
  }

  // "met the press and Park said": the subject follows "and".
  uint32_t AfterLastAnd(TokenRange range) const {
    for (uint32_t t = range.end; t-- > range.begin;) {
      if (Text(t) == "and" || Text(t) == "or") return t + 1;
    }
    return range.begin;
  }

  // A stretch that begins with time or place ("On Monday in Brussels the minister") gives the
  // subject only from its determiner or last run of capitals on.
  uint32_t SkipTimeAndPlace(TokenRange range) const {
    uint32_t begin = range.begin;
    while (begin < range.end && (IsTimeWord(Text(begin)) || IsAuxiliaryOrAdverb(Text(begin)) ||
                                 IsLowerWith(begin, "ly") || Text(begin) == "And")) {
      ++begin;
    }
    if (begin == range.end) return range.begin;
    if (!IsPreposition(Text(begin))) return begin;
    uint32_t subject = range.end - 1;
    while (subject > begin + 1) {
      const uint32_t before = subject - 1;
      if (IsDeterminer(Text(subject)) && !Joins(Text(before))) break;
      if (IsTimeWord(Text(before)) || IsPreposition(Text(before))) break;
      if (Token(subject).capitalised && !Token(before).capitalised && !Joins(Text(before)) &&
          !IsDeterminer(Text(before))) {
        break;
      }
      --subject;
    }
    return subject;
  }

  static bool Joins(std::string_view word) {
    return word == "of" || word == "for" || word == "and" || word == "’s" || word == "'s";
  }

  // A comma or dash at `last` closes an apposition or a clause that another one opened. The nearest
  // one whose head begins a clause is it: in "“...,” Mr. Ray, of Salem, Mass., said" the first.
  std::optional<TokenRange> BeforeApposition(uint32_t limit, uint32_t last) const {
    const uint32_t lowest = last - std::min(last - limit, kMaxApposition);
    std::optional<TokenRange> best;
    uint32_t opener = last;
    for (uint32_t open = last; open-- > lowest;) {
      if (IsMark(open) || Text(open) == ";" || Text(open) == ":") break;
      if (IsDash(last) ? !IsDash(open) : !IsComma(open)) continue;
      const std::optional<TokenRange> head = PlainBefore(limit, open);
      if (!head) {
        if (best) break;
        continue;
      }
      const bool starts = head->begin == limit || !IsComma(head->begin - 1);
      if (!best || starts) {
        best = head;
        opener = open;
      }
      if (starts) break;
    }
    if (!best) return std::nullopt;
    const uint32_t first = opener + 1;
    const bool aside = IsLowerWith(first, "ing") || IsPreposition(Text(first)) ||
                       IsConjunction(Text(first)) || Text(first) == "which" ||
                       Text(first) == "and" || IsVerb(first, first);
    return aside ? best : TokenRange{best->begin, last};
  }

  // The end of the phrase that begins at `begin`, with one apposition or relative clause.
  uint32_t EndOfPhrase(uint32_t begin, uint32_t highest) const {
    uint32_t end = begin;
    bool apposition = false;
    while (end < highest) {
      if (Text(end) == "(") {
        uint32_t close = end;
        while (close < highest && Text(close) != ")") ++close;
        if (close == highest) break;
        end = close + 1;
        continue;
      }
      if (IsComma(end)) {
        if (apposition || !OpensApposition(end + 1, highest)) break;
        apposition = true;
        ++end;
        if (Text(end) == "who" || Text(end) == "whose") return EndOfClause(end, highest);
        continue;
      }
      if (!IsWord(end) && Text(end) != "&") break;
      if (end > begin && !GoesOn(end, highest, begin, apposition)) break;
      if (Text(end) == "who") return EndOfClause(end, highest);
      ++end;
    }
    return end;
  }

  bool OpensApposition(uint32_t t, uint32_t highest) const {
    if (t >= highest || !IsWord(t) || Token(t).in_quotes) return false;
    const std::string_view word = Text(t);
    return !IsLowerWith(t, "ing") && !IsSubjectPronoun(word) && !IsConjunction(word) &&
           !IsPreposition(word) && word != "and" && word != "or" && word != "which" &&
           !IsTimeWord(word) && !IsVerb(t, t) && !IsAuxiliaryOrAdverb(word);
  }

  // A relative clause ends with its comma.
  uint32_t EndOfClause(uint32_t t, uint32_t highest) const {
    while (t < highest && !IsComma(t) && !IsMark(t)) ++t;
    return t;
  }

  // Whether the word at `t` goes on the phrase that began at `begin`.
  bool GoesOn(uint32_t t, uint32_t highest, uint32_t begin, bool apposition) const {
    const std::string_view word = Text(t);
    if (Token(t).in_quotes) return false;
    if (word == "of" || word == "for" || word == "between" || IsPossessive(t)) return true;
    if (word == "who") return true;
    if (IsDeterminer(word) && Token(t - 1).capitalised && !IsDeterminer(Text(t - 1))) return false;
    if (word == "and") {
      return t + 1 < highest && IsWord(t + 1) && !IsVerb(t + 1, t + 1) &&
             Token(t - 1).capitalised == Token(t + 1).capitalised;
    }
    if (word == "in" || word == "at" || word == "from" || word == "with" || word == "on") {
      const bool place = t + 1 < highest && !IsTimeWord(Text(t + 1)) &&
                         (Token(t + 1).capitalised || Text(t + 1) == "the");
      return place && !Token(t - 1).capitalised && (apposition || t > begin + 1);
    }
    if (Token(t).capitalised) return !IsTimeWord(word);
    return !IsVerb(t, begin) && !IsConjunction(word) && !IsPreposition(word) &&
           !IsSubjectPronoun(word) && word != "or" && word != "to" && word != "that" &&
           !IsLowerWith(t, "ly") && !(IsTimeWord(word) && !IsDeterminer(word)) &&
           !(IsAuxiliaryOrAdverb(word) && !IsDeterminer(Text(t - 1))) &&
           !(IsLowerWith(t, "ed") && Token(t - 1).capitalised);
  }

  // Skips what leads a clause in: conjunctions, adverbs, and phrases up to their comma.
  uint32_t SkipLeadIn(uint32_t begin, uint32_t limit) const {
    constexpr int kMostPhrases = 3;
    for (int phrases = 0; begin < limit;) {
      const std::string_view word = Text(begin);
      if (IsMark(begin) || IsComma(begin) || IsDash(begin) || word == "And" || word == "Or" ||
          word == "But" || word == "But" || word == "Yet" || word == "So" || word == "•" ||
          (IsAuxiliaryOrAdverb(word) && !IsDeterminer(word))) {
        ++begin;
        continue;
      }
      const bool leads = IsPreposition(word) || IsConjunction(word) || word.ends_with("ing") ||
                         word == "Asked" || word == "To" || IsTimeWord(word) ||
                         (word.ends_with("ly") && begin + 1 < limit && IsComma(begin + 1));
      if (!leads || ++phrases > kMostPhrases) return begin;
      uint32_t comma = begin;
      while (comma < limit && !IsComma(comma) && !IsMark(comma)) ++comma;
      if (comma >= limit || IsMark(comma)) return limit;
      begin = comma + 1;
    }
    return begin;
  }

  // A phrase begins with a determiner, a name or a noun, not with glue, and has a noun.
  std::optional<TokenRange> Trim(TokenRange range) const {
    const auto glue = [&](uint32_t t) {
      const std::string_view word = Text(t);
      return word == "of" || word == "and" || word == "And" || word == "or" || word == "for" ||
             word == "For" || IsPossessive(t) || !IsWord(t) || word == "But" || word == "to" ||
             (range.size() > 1 && Token(t).capitalised && !Token(t).all_capitals &&
              (IsConjunction(word) || IsPreposition(word) || IsAuxiliaryOrAdverb(word)) &&
              !IsDeterminer(word));
    };
    while (!range.empty() && glue(range.begin)) ++range.begin;
    while (!range.empty() && !IsWord(range.end - 1) && Text(range.end - 1) != ")") --range.end;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (IsWord(t) && !IsDeterminer(Text(t)) && !IsPreposition(Text(t))) return range;
    }
    return range.size() == 1 && IsDeterminer(Text(range.begin)) && Token(range.begin).capitalised
               ? std::optional(range)
               : std::nullopt;
  }

  const Document& d_;
};

constexpr std::string_view kImpersonal[] = {"experience", "hindsight", "history", "logic", "time"};

}  // namespace

bool IsImpersonal(const Document& document, TokenRange source) {
  const std::string word = text::FoldCase(document.Text(source.begin));
  return source.size() == 1 &&
         std::find(std::begin(kImpersonal), std::end(kImpersonal), word) != std::end(kImpersonal);
}

bool IsNobody(const Document& document, TokenRange source) {
  const std::string word = text::FoldCase(document.Text(source.begin));
  if (source.size() == 1) return word == "nobody" || word == "none";
  return source.size() == 2 && word == "no" && document.Text(source.begin + 1) == "one";
}

std::optional<TokenRange> SourceBefore(const Document& document, uint32_t limit, uint32_t end) {
  return PhraseReader(document).Before(limit, end);
}

std::optional<TokenRange> SourceAfter(const Document& document, uint32_t begin, uint32_t limit) {
  return PhraseReader(document).After(begin, limit);
}

std::optional<TokenRange> ClauseSubject(const Document& document, uint32_t begin, uint32_t limit) {
  return PhraseReader(document).ClauseSubject(begin, limit);
}

}  // namespace verbatim::extraction
