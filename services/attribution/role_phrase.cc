#include "services/attribution/role_phrase.h"

#include <algorithm>

#include "services/attribution/phrase.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

constexpr uint64_t kPersonWord = kRole | kHuman | kKin | kHonorific;
// What may stand before a role inside one title.
constexpr uint64_t kTitlePart = kRole | kHonorific | kRoleModifier | kPortfolio | kOrgHead |
                                kOrgName | kDemonym | kPlace | kMedia | kCorporate | kGivenName;

// Longest title read backwards, tokens.
constexpr uint32_t kMaxTitleTokens = 14;

// Extends a title to the left of `begin` over its modifiers: "US joint chiefs chair army General".
uint32_t ExtendLeft(const TaggedText& text, uint32_t begin, uint32_t limit) {
  uint32_t i = begin;
  uint32_t plain = 0;  // words that are neither capitalised nor known in titles
  while (i > limit) {
    const uint32_t k = i - 1;
    if (text.IsPossessiveMark(k)) {
      if (k == limit || !text.IsWord(k - 1) || text.Is(k - 1, kFunctionWord)) break;
      --i;
      continue;
    }
    if (text.IsText(k, "of") || text.IsText(k, "for")) {  // "Secretary of Defense Lloyd Austin"
      const bool inside = k > limit && text.IsCapitalised(k - 1) && text.IsCapitalised(k + 1) &&
                          text.Is(k - 1, kRole | kOrgHead);
      if (!inside) break;
      --i;
      continue;
    }
    if (!text.IsWord(k) || text.Is(k, kFunctionWord)) break;
    if (text.Is(k, kVerb) && !text.Is(k, kTitlePart) && !text.IsCapitalised(k)) break;
    if (!text.IsCapitalised(k) && !text.Is(k, kTitlePart)) {
      const std::string_view word = text.Text(k);
      if (text.IsCapitalised(begin) || ++plain > 1 || word.ends_with("ing") || word.ends_with("ed"))
        break;
    }
    if (text.OpensSentence(k) && !text.Is(k, kTitlePart) && !text.IsCapitalised(k + 1)) {
      --i;  // the first word of a sentence ends the search
      break;
    }
    --i;
  }
  return i;
}

// Begin of the determiner or determiners before a phrase.
uint32_t WithDeterminer(const TaggedText& text, uint32_t begin, uint32_t limit) {
  return begin > limit && text.Is(begin - 1, kDeterminer) ? begin - 1 : begin;
}

RolePhrase Make(const TaggedText& text, TokenRange words, uint32_t phrase_begin,
                uint32_t phrase_end, uint32_t head) {
  RolePhrase role;
  role.words = words;
  role.phrase = {phrase_begin, phrase_end};
  role.head = head;
  role.gender = GenderIn(text, words);
  role.titled = text.Is(head, kHonorific) || text.IsCapitalised(head);
  return role;
}

// "The head of the Soroca district, NAME" and "the top U.S. general, NAME": the role's phrase must
// open its clause, so that in "after meeting the president, NAME said" it is somebody else's.
RolePhrase RoleBeforeComma(const TaggedText& text, uint32_t comma, uint32_t sentence) {
  const uint32_t limit = std::max(sentence, comma - std::min(comma, kMaxTitleTokens));
  for (uint32_t begin = comma; begin-- > limit;) {
    const bool opens = begin == sentence || text.OpensSentence(begin) ||
                       text.Token(begin - 1).kind == text::TokenKind::kPunctuation ||
                       text.Token(begin - 1).kind == text::TokenKind::kQuoteMark ||
                       text.Is(begin - 1, kVerb | kConjunction);
    if (text.Token(begin).kind == text::TokenKind::kPunctuation && !text.IsPossessiveMark(begin)) {
      break;
    }
    if (!opens || text.Is(begin, kPreposition)) continue;
    const std::optional<Phrase> phrase = ReadPhrase(text, begin, comma);
    if (!phrase || !text.Is(phrase->head, kRole | kKin)) continue;
    const bool definite = text.Is(begin, kDefinite | kPossessive) || !phrase->possessor.empty();
    if (!definite || ReadFullPhrase(text, *phrase, comma).end != comma) continue;
    const uint32_t first = text.Is(begin, kDeterminer) ? begin + 1 : begin;
    return Make(text, {first, comma}, begin, comma, phrase->head);
  }
  return {};
}

// Skips "(D-Mo.)" and ", 51" after a name.
uint32_t SkipAside(const TaggedText& text, uint32_t end) {
  constexpr uint32_t kMaxAside = 8;
  uint32_t i = end;
  if (text.IsText(i, "(")) {
    while (i < end + kMaxAside && i < text.size() && !text.IsText(i, ")")) ++i;
    i = text.IsText(i, ")") ? i + 1 : end;
  }
  if (text.IsText(i, ",") && i + 1 < text.size() &&
      text.Token(i + 1).kind == text::TokenKind::kNumber && text.IsText(i + 2, ",")) {
    i += 2;
  }
  return i;
}

}  // namespace

Gender GenderIn(const TaggedText& text, TokenRange range) {
  for (uint32_t i = range.end; i-- > range.begin;) {
    if (!text.Is(i, kPersonWord)) continue;
    if (text.Is(i, kMale) != text.Is(i, kFemale)) {
      return text.Is(i, kMale) ? Gender::kMale : Gender::kFemale;
    }
  }
  return Gender::kUnknown;
}

RolePhrase RoleBefore(const TaggedText& text, uint32_t name) {
  const uint32_t sentence = text.SentenceOf(name).begin;
  if (name == sentence) return {};
  const uint32_t limit = std::max(sentence, name - std::min(name, kMaxTitleTokens));
  const uint32_t last = name - 1;
  if (text.IsText(last, ",")) return RoleBeforeComma(text, last, sentence);

  uint32_t head = last;
  // "Secretary of Defense NAME", "Director of National Intelligence NAME".
  while (head > limit && text.IsCapitalised(head) && !text.Is(head, kPersonWord)) --head;
  if (head < last) {
    if (!text.IsText(head, "of") && !text.IsText(head, "for")) return {};
    if (head == limit || !text.Is(head - 1, kRole)) return {};
    --head;
  }
  if (!text.Is(head, kPersonWord) || text.Is(head, kFunctionWord)) return {};
  const uint32_t first = ExtendLeft(text, head, limit);
  return Make(text, {first, name}, WithDeterminer(text, first, limit), name, head);
}

RolePhrase RoleAfter(const TaggedText& text, uint32_t end) {
  const uint32_t comma = SkipAside(text, end);
  if (!text.IsText(comma, ",")) return {};
  const uint32_t limit = text.SentenceOf(end - 1).end;
  const uint32_t begin = comma + 1;
  if (begin >= limit) return {};
  const std::optional<Phrase> phrase = ReadPhrase(text, begin, limit);
  if (!phrase || text.Is(phrase->head, kFunctionWord)) return {};
  uint32_t head = phrase->head;
  // "House editor", "political scientist"; also "VP Research".
  if (!text.Is(head, kRole | kHuman | kKin)) {
    if (!text.Is(phrase->core.begin, kRole)) return {};
    head = phrase->core.begin;
  }
  // ", Senator Smith and": another person in a list.
  if (text.IsCapitalised(phrase->head) && !text.Is(phrase->head, kRole)) {
    if (!text.Is(phrase->core.begin, kDeterminer)) return {};
  }
  const TokenRange full = ReadFullPhrase(text, *phrase, limit);
  const uint32_t first = text.Is(begin, kDeterminer) ? begin + 1 : begin;
  return Make(text, {first, full.end}, begin, full.end, head);
}

}  // namespace verbatim::attribution
