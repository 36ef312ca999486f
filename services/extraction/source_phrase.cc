#include "services/extraction/source_phrase.h"

#include <algorithm>
#include <string_view>

#include "services/extraction/cue_lexicon.h"

namespace verbatim::extraction {
namespace {

using text::Document;
using text::TokenKind;
using text::TokenRange;

// Longest phrase and longest apposition looked at, tokens. PolNeAR's longest sources have 36 words,
// 90 % have 7 or fewer.
constexpr uint32_t kMaxPhrase = 24;
constexpr uint32_t kMaxApposition = 30;

bool IsComma(const Document& d, uint32_t t) { return d.Text(t) == ","; }

bool IsDash(const Document& d, uint32_t t) {
  const std::string_view text = d.Text(t);
  return text == "-" || text == "--" || text == "–" || text == "—";
}

bool IsWord(const Document& d, uint32_t t) {
  return d.tokens()[t].kind == TokenKind::kWord || d.tokens()[t].kind == TokenKind::kNumber;
}

bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.ends_with(ending);
}

bool IsParticiple(const Document& d, uint32_t t) {
  return !d.tokens()[t].capitalised && EndsWith(d.Text(t), "ing");
}

// Whether a word can stand inside a noun phrase.
bool FitsPhrase(const Document& d, uint32_t t) {
  const std::string_view word = d.Text(t);
  if (!IsWord(d, t)) {
    return word == "’" || word == "'" || word == "&" || word == ".";
  }
  if (d.tokens()[t].capitalised) {
    return true;
  }
  if (word == "’s" || word == "'s" || word == "of" || word == "for") {
    return true;
  }
  if (word == "and") {  // joins two names or two common nouns, not two clauses
    return t > 0 && t + 1 < d.tokens().size() &&
           d.tokens()[t - 1].capitalised == d.tokens()[t + 1].capitalised;
  }
  const bool noun = t > 0 && IsDeterminer(d.Text(t - 1));  // "the call", "a report"
  return !IsCommonVerb(word) && !IsConjunction(word) && !IsPreposition(word) &&
         !IsSubjectPronoun(word) && (noun || CueClassOf(word) == CueClass::kNone) && word != "or" &&
         !EndsWith(word, "ly") && !(IsTimeWord(word) && !IsDeterminer(word));
}

// A phrase begins with a determiner, a capital or an adjective, not with glue.
TokenRange Trim(const Document& d, TokenRange range) {
  const auto glue = [&](uint32_t t) {
    const std::string_view word = d.Text(t);
    return word == "of" || word == "and" || word == "And" || word == "for" || word == "For" ||
           word == "’s" || word == "'s" || !IsWord(d, t) ||
           (range.size() > 1 && d.tokens()[t].capitalised &&
            (IsConjunction(word) || IsPreposition(word) || IsAuxiliaryOrAdverb(word)));
  };
  while (!range.empty() && glue(range.begin)) {
    ++range.begin;
  }
  while (!range.empty() && !IsWord(d, range.end - 1)) {
    --range.end;
  }
  return range;
}

bool HasNoun(const Document& d, TokenRange range) {
  for (uint32_t t = range.begin; t < range.end; ++t) {
    if (IsWord(d, t) && !IsDeterminer(d.Text(t))) {
      return true;
    }
  }
  return false;
}

// The plain phrase, without apposition, that ends before `end`.
std::optional<TokenRange> PlainBefore(const Document& d, uint32_t limit, uint32_t end) {
  if (end == limit) {
    return std::nullopt;
  }
  if (IsSubjectPronoun(d.Text(end - 1))) {
    return TokenRange{end - 1, end};
  }
  uint32_t begin = end;
  const uint32_t lowest = end - std::min(end - limit, kMaxPhrase);
  while (begin > lowest && FitsPhrase(d, begin - 1)) {
    --begin;
    // "... in Brussels the minister said": a phrase does not go on before its determiner, unless
    // "of" or "and" joins it.
    if (IsDeterminer(d.Text(begin)) && begin > lowest) {
      const std::string_view before = d.Text(begin - 1);
      if (before != "of" && before != "for" && before != "and" && !IsDeterminer(before)) {
        break;
      }
    }
  }
  // "a spokesman for the ministry in Kyiv said": a preposition inside the phrase, if a determiner
  // or a name opens it.
  if (begin > lowest + 1 && IsPreposition(d.Text(begin - 1)) && begin < end &&
      d.Text(begin - 1) != "after" && d.Text(begin - 1) != "before") {
    uint32_t outer = begin - 1;
    while (outer > lowest && FitsPhrase(d, outer - 1) && !IsDeterminer(d.Text(outer))) {
      --outer;
    }
    const bool opens = outer < begin - 1 && (IsDeterminer(d.Text(outer)) || outer == limit) &&
                       (outer == limit || !IsWord(d, outer - 1));
    if (opens) {
      begin = outer;
    }
  }
  const TokenRange range = Trim(d, {begin, end});
  return range.empty() || !HasNoun(d, range) ? std::nullopt : std::optional(range);
}

}  // namespace

std::optional<TokenRange> SourceBefore(const Document& d, uint32_t limit, uint32_t end) {
  if (end <= limit) {
    return std::nullopt;
  }
  uint32_t last = end - 1;
  if (d.Text(last) == "who") {
    const uint32_t before = last > limit && IsComma(d, last - 1) ? last - 1 : last;
    return PlainBefore(d, limit, before);
  }
  if (!IsComma(d, last) && !IsDash(d, last)) {
    return PlainBefore(d, limit, end);
  }
  // A comma or dash closes an apposition or a clause that another one opened.
  const uint32_t lowest = last - std::min(last - limit, kMaxApposition);
  for (uint32_t open = last; open-- > lowest;) {
    if (d.tokens()[open].kind == TokenKind::kQuoteMark) {
      return std::nullopt;
    }
    if (IsDash(d, last) ? !IsDash(d, open) : !IsComma(d, open)) {
      continue;
    }
    const std::optional<TokenRange> head = PlainBefore(d, limit, open);
    if (!head) {
      return std::nullopt;
    }
    const std::string_view first = d.Text(open + 1);
    const bool clause = IsParticiple(d, open + 1) || first == "who" || EndsWith(first, "ed") ||
                        first == "which" || IsPreposition(first);
    return clause ? head : TokenRange{head->begin, last};
  }
  return std::nullopt;
}

std::optional<TokenRange> SourceAfter(const Document& d, uint32_t begin, uint32_t limit) {
  if (begin >= limit || !IsWord(d, begin) || d.Text(begin) == "that") {
    return std::nullopt;
  }
  if (IsSubjectPronoun(d.Text(begin))) {
    return TokenRange{begin, begin + 1};
  }
  const bool opens = d.tokens()[begin].capitalised || IsDeterminer(d.Text(begin));
  if (!opens) {
    return std::nullopt;
  }
  const uint32_t highest = std::min(limit, begin + kMaxPhrase + kMaxApposition);
  uint32_t end = begin;
  bool apposition = false;
  while (end < highest) {
    const std::string_view word = d.Text(end);
    if (d.tokens()[end].kind == TokenKind::kQuoteMark || word == ":" || word == ";" ||
        (word == "." && end + 1 == limit)) {
      break;
    }
    if (IsComma(d, end)) {
      const bool goes_on = end + 1 < highest && IsWord(d, end + 1) && !IsParticiple(d, end + 1) &&
                           !IsSubjectPronoun(d.Text(end + 1)) && !IsConjunction(d.Text(end + 1)) &&
                           !IsPreposition(d.Text(end + 1)) && d.Text(end + 1) != "and";
      if (!goes_on || apposition) {
        break;
      }
      apposition = true;
      ++end;
      continue;
    }
    const bool time =
        IsTimeWord(word) || (word == "on" && end + 1 < highest && IsTimeWord(d.Text(end + 1)));
    const bool joins = word == "of" || word == "for" || word == "at" || word == "from" ||
                       (word == "between" && end > begin) || word == "and";
    if (end > begin && !joins && (time || !FitsPhrase(d, end))) {
      break;
    }
    ++end;
  }
  const TokenRange range = Trim(d, {begin, end});
  return range.empty() ? std::nullopt : std::optional(range);
}

}  // namespace verbatim::extraction
