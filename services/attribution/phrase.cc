#include "services/attribution/phrase.h"

#include <algorithm>

namespace verbatim::attribution {
namespace {

constexpr uint64_t kNounLike =
    kRole | kHuman | kKin | kGroup | kOrgHead | kOrgName | kDocument | kMedium | kEvent;

// "released last year" after a noun, "described" after a name: a clause, not a noun.
bool OpensParticipleClause(const TaggedText& text, uint32_t token) {
  if (text.Token(token).capitalised) return false;
  const std::string_view word = text.Text(token);
  constexpr size_t kShortest = 5;  // "wing", "bed" are nouns
  if (word.size() < kShortest || (!word.ends_with("ed") && !word.ends_with("ing"))) return false;
  return text.Is(token - 1, kNounLike) || text.IsCapitalised(token - 1) ||
         text.IsPossessiveMark(token + 1);
}

// "social media because", "Jane Doe earlier".
bool IsAdverbBehindNoun(const TaggedText& text, uint32_t token) {
  if (!text.Is(token, kFunctionWord) || text.Is(token, kDeterminer)) return false;
  if (text.Token(token).capitalised) return false;
  return text.Is(token - 1, kNounLike) || text.IsCapitalised(token - 1);
}

}  // namespace

bool EndsPhrase(const TaggedText& text, uint32_t token) {
  if (token >= text.size()) return true;
  if (text.IsPossessiveMark(token)) return false;
  const text::TokenKind kind = text.Token(token).kind;
  if (kind == text::TokenKind::kNumber) return false;
  if (kind != text::TokenKind::kWord) return true;
  if (text.Is(token, kDeterminer)) return false;
  // Names and titles may look like function words: "Will", "May", "Chief".
  constexpr uint64_t kNameLike = kGivenName | kPlace | kOrgName;
  if (text.IsCapitalised(token) && text.Is(token, kNameLike) && !text.OpensSentence(token)) {
    return false;
  }
  constexpr uint64_t kStop = kPreposition | kConjunction | kRelative | kPronoun;
  if (text.Is(token, kStop)) return true;
  if (text.Is(token, kVerb)) {
    // "United States", "Harbour Works".
    const bool in_name = text.IsCapitalised(token) && !text.OpensSentence(token);
    return !in_name && !text.Is(token, kNounLike);
  }
  return false;
}

std::optional<Phrase> ReadPhrase(const TaggedText& text, uint32_t begin, uint32_t end) {
  end = std::min({end, text.size(), begin + kMaxPhraseTokens});
  Phrase phrase;
  phrase.core = {begin, begin};
  uint32_t i = begin;
  while (i < end && !EndsPhrase(text, i)) {
    const bool possessive = text.IsPossessiveMark(i);
    if (possessive && i == begin) break;
    if (possessive) {
      if (i + 1 >= end || EndsPhrase(text, i + 1)) break;  // "Trump's" alone
      phrase.possessor = {begin, i};
    } else if (i > begin && text.Is(i, kDeterminer) && !text.Is(i - 1, kDeterminer)) {
      break;  // another phrase begins
    } else if (i > begin && (OpensParticipleClause(text, i) || IsAdverbBehindNoun(text, i))) {
      break;
    } else {
      phrase.head = i;
    }
    phrase.core.end = ++i;
  }
  if (phrase.core.empty() || text.IsPossessiveMark(phrase.core.end - 1)) return std::nullopt;
  if (text.Is(phrase.possessor.begin, kDeterminer) && phrase.possessor.size() > 1) {
    ++phrase.possessor.begin;
  }
  if (text.Is(phrase.head, kDeterminer) && phrase.core.size() == 1 &&
      !text.Is(phrase.head, kPossessive)) {
    phrase.head = phrase.core.begin;
  }
  return phrase;
}

text::TokenRange ReadFullPhrase(const TaggedText& text, const Phrase& phrase, uint32_t end) {
  end = std::min({end, text.size(), phrase.core.begin + kMaxPhraseTokens});
  text::TokenRange full = phrase.core;
  while (full.end < end) {
    uint32_t i = full.end;
    const bool links = text.Is(i, kPreposition) || text.IsText(i, "and") || text.IsText(i, "&") ||
                       text.IsPossessiveMark(i);
    if (!links || text.Is(i, kPronoun)) break;
    const std::optional<Phrase> next = ReadPhrase(text, i + 1, end);
    if (!next) break;
    // "and" joins only nouns; what a verb follows is another clause.
    if (text.Is(i, kConjunction) && text.Is(next->core.end, kVerb)) break;
    full.end = next->core.end;
  }
  return full;
}

}  // namespace verbatim::attribution
