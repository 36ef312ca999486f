#include "services/attribution/tagged_text.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace verbatim::attribution {

TaggedText::HashBits::HashBits(size_t expected) {
  constexpr size_t kMostWords = 1 << 17;  // no text of news uses more different ones
  // At most one bit in eight gets set.
  const int bits = std::bit_width(std::min(expected, kMostWords) * 16 + 64);
  shift_ = 32 - bits;
  bits_.resize(size_t{1} << bits);
}

TaggedText::TaggedText(const text::Document& document, const std::vector<text::TokenRange>& sources)
    : document_(document), inside_(document.tokens().size()), lower_(document.tokens().size()) {
  infos_.reserve(document.tokens().size());
  for (const text::Token& token : document.tokens()) {
    infos_.push_back(token.kind == text::TokenKind::kWord
                         ? LookUp(document.Text(token.span), token.capitalised)
                         : WordInfo());
  }
  for (const text::Paragraph& paragraph : document.paragraphs()) {
    for (uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end; ++i) {
      if (IsWord(i) && !Token(i).capitalised) lower_.Add(infos_[i].hash);
    }
  }
  title_case_.reserve(document.paragraphs().size());
  for (const text::Paragraph& paragraph : document.paragraphs()) {
    title_case_.push_back(JudgeTitleCase(paragraph));
    if (title_case_.back()) continue;
    for (uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end; ++i) {
      if (IsCapitalised(i) && !OpensSentence(i)) inside_.Add(infos_[i].hash);
    }
  }
  for (text::TokenRange source : sources) {
    for (uint32_t i = source.begin; i < source.end; ++i) {
      if (IsCapitalised(i) && !Is(i, kFunctionWord | kGroup) && !IsSeenInLowerCase(i) &&
          !IsCommonWordAtBegin(i)) {
        inside_.Add(infos_[i].hash);
      }
    }
  }
}

bool TaggedText::IsPossessiveMark(uint32_t token) const {
  if (token >= size() || token == 0 || Token(token).space_before) return false;
  const std::string_view text = Text(token);
  if (text == "'s" || text == "’s" || text == "'S" || text == "’S") return true;
  return (text == "'" || text == "’") && (Text(token - 1).ends_with('s'));
}

bool TaggedText::OpensSentence(uint32_t token) const {
  const uint32_t begin = SentenceOf(token).begin;
  for (uint32_t i = token; i > begin; --i) {
    const text::TokenKind kind = Token(i - 1).kind;
    if (kind == text::TokenKind::kQuoteMark) {
      if (!Token(i).space_before) return true;  // the mark before it opens a quotation
      continue;
    }
    return kind == text::TokenKind::kPunctuation &&
           (Text(i - 1) == ":" || Text(i - 1) == "•" || Text(i - 1) == "-" || Text(i - 1) == "*");
  }
  return true;
}

bool TaggedText::IsCommonWordAtBegin(uint32_t token) const {
  if (!OpensSentence(token) || Is(token, kGivenName | kOrgName | kPlace)) return false;
  const std::string_view word = Text(token);
  static constexpr std::string_view kEndings[] = {"ing",  "ism",  "ness", "ment",
                                                  "tion", "ties", "lly"};
  for (std::string_view ending : kEndings) {
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) return true;
  }
  // "Polls show", "Preys on": a plural before its verb, a verb before its preposition.
  static constexpr std::string_view kPluralVerbs[] = {"say",     "show", "suggest", "have",  "are",
                                                      "were",    "fear", "argue",   "think", "want",
                                                      "believe", "hope", "found"};
  if (!word.ends_with('s') || word.ends_with("ss")) return false;
  return Is(token + 1, kPreposition) ||
         (token + 1 < size() && std::find(std::begin(kPluralVerbs), std::end(kPluralVerbs),
                                          Text(token + 1)) != std::end(kPluralVerbs));
}

bool TaggedText::JudgeTitleCase(const text::Paragraph& paragraph) const {
  constexpr uint32_t kLongestTitle = 60;  // tokens
  if (paragraph.tokens.size() > kLongestTitle || paragraph.sentences.size() > 1) return false;
  uint32_t words = 0;
  uint32_t capitalised = 0;
  uint32_t common = 0;  // capitalised words that are no names
  for (uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end; ++i) {
    if (!IsWord(i) || Text(i).size() < 2 || IsPossessiveMark(i)) continue;
    if (!Token(i).capitalised) {
      if (Is(i, kVerb)) return false;  // title case capitalises verbs
      if (Is(i, kFunctionWord | kParticle)) continue;
    }
    ++words;
    if (!Token(i).capitalised) continue;
    ++capitalised;
    if (OpensSentence(i) || Token(i).all_capitals) continue;
    if (Is(i, kVerb) || Is(i, kFunctionWord & ~kWeekday) || IsSeenInLowerCase(i)) ++common;
  }
  return words >= 5 && capitalised * 4 >= words * 3 && common >= 1;
}

}  // namespace verbatim::attribution
