#include "services/attribution/name_run.h"

#include <algorithm>

namespace verbatim::attribution {
namespace {

constexpr uint64_t kNoNamePart = kFunctionWord | kWeekday | kMonth | kNameSuffix;
constexpr uint64_t kKnownName = kGivenName | kPlace | kOrgName | kDemonym | kMedia;

// "J." in "Jane J. Roe".
bool IsInitial(const TaggedText& text, uint32_t token) {
  const std::string_view word = text.Text(token);
  return word.size() == 2 && word[1] == '.' && word[0] >= 'A' && word[0] <= 'Z';
}

bool IsNameToken(const TaggedText& text, uint32_t token) {
  if (!text.IsCapitalised(token) || text.IsPossessiveMark(token)) return false;
  return !text.Is(token, kNoNamePart) || text.Is(token, kGivenName | kPlace | kOrgWord) ||
         IsInitial(text, token);
}

// "Citizens" in "Citizens for Clean Harbours".
bool IsUnitedFor(const TaggedText& text, uint32_t token) {
  return text.IsCapitalised(token) && text.Is(token, kGroup | kOrgWord) &&
         (text.IsText(token + 1, "for") || text.IsText(token + 1, "Against")) &&
         text.IsCapitalised(token + 2);
}

class RunReader {
 public:
  RunReader(const TaggedText& text, uint32_t begin) : text_(text), begin_(begin), end_(begin + 1) {
    limit_ = std::min(text.SentenceOf(begin).end, begin + kMaxRunTokens);
  }

  text::TokenRange Read() {
    while (end_ < limit_) {
      const uint32_t size = Next();
      if (size == 0) break;
      end_ += size;
    }
    return {begin_, end_};
  }

 private:
  bool In(uint32_t token) const { return token < limit_; }

  // How many tokens at end_ belong to the run.
  uint32_t Next() const {
    if (IsNameToken(text_, end_)) return 1;
    if (IsScreenName() && text_.IsCapitalised(end_)) return 1;
    if (text_.Is(end_, kMonth) && text_.IsCapitalised(end_) &&
        text_.Is(end_ - 1, kGivenName | kHonorific)) {
      return 1;  // "Theresa May"
    }
    if (const uint32_t size = Particles()) return size;
    if (const uint32_t size = Nickname()) return size;
    if (text_.IsText(end_, ",") && In(end_ + 1) && text_.Is(end_ + 1, kNameSuffix) &&
        text_.IsCapitalised(end_ + 1)) {
      return 2;
    }
    if (text_.Is(end_, kNameSuffix) && text_.IsCapitalised(end_)) return 1;
    return Link();
  }

  // Behind "user" any words make a name: "user Slow Down".
  bool IsScreenName() const { return begin_ > 0 && text_.IsText(begin_ - 1, "user"); }

  uint32_t Particles() const {
    uint32_t i = end_;
    while (In(i) && i < end_ + 3 && text_.Is(i, kParticle) && !text_.IsCapitalised(i)) ++i;
    return i > end_ && In(i) && IsNameToken(text_, i) ? i + 1 - end_ : 0;
  }

  // Robert "Bobby" Scott.
  uint32_t Nickname() const {
    const bool quoted = In(end_ + 3) && text_.Token(end_).kind == text::TokenKind::kQuoteMark &&
                        text_.Token(end_ + 2).kind == text::TokenKind::kQuoteMark;
    if (!quoted || !text_.Token(end_).space_before || text_.Token(end_ + 1).space_before) return 0;
    return IsNameToken(text_, end_ + 1) && IsNameToken(text_, end_ + 3) ? 4 : 0;
  }

  // "of", "for", "and", "&" inside an organisation's name or a minister's title.
  uint32_t Link() const {
    // "Mary Holt & John Pike", "Mary Baker of Ghent"
    const bool person = text_.Is(begin_, kGivenName) && end_ - begin_ == 2;
    if (person && !text_.Is(end_ - 1, kOrgHead)) return 0;
    if (text_.IsText(end_, "&") && In(end_ + 1) && IsNameToken(text_, end_ + 1)) return 2;
    const bool of = text_.IsText(end_, "of") || text_.IsText(end_, "for") ||
                    text_.IsText(end_, "on") || text_.IsText(end_, "at");
    if (of && text_.Is(end_ - 1, kOrgHead | kRole | kPortfolio)) {
      uint32_t i = end_ + 1;
      if (In(i) && text_.IsText(i, "the")) ++i;
      if (!In(i) || !IsNameToken(text_, i)) return 0;
      // "Secretary at Downing Street" is no title; "Institute for" and "Committee on" are names.
      if (!text_.IsText(end_, "of") && !text_.Is(end_ - 1, kOrgHead)) return 0;
      return i + 1 - end_;
    }
    if (IsUnitedFor(text_, end_ - 1)) return 2;
    if (const uint32_t size = Purposes()) return size;
    if (text_.IsText(end_, "and") && JoinsWithAnd()) return 2;
    return 0;
  }

  // "Water, Schools and Farms" behind "Neighbours for".
  uint32_t Purposes() const {
    if (!IsUnitedFor(text_, begin_)) return 0;
    uint32_t i = end_;
    while (text_.IsText(i, ",") && In(i + 1) && IsNameToken(text_, i + 1)) i += 2;
    if (i > end_ && text_.IsText(i, ",")) ++i;
    return text_.IsText(i, "and") && In(i + 1) && IsNameToken(text_, i + 1) ? i + 2 - end_ : 0;
  }

  // "Securities and Exchange Commission", "Department of Health and Human Services", not "Smith and
  // Jones", "Russia and the Kremlin".
  bool JoinsWithAnd() const {
    uint32_t i = end_ + 1;
    if (!In(i) || !IsNameToken(text_, i) || text_.Is(i, kGivenName)) return false;
    if (text_.Is(begin_, kGivenName | kPlace | kOrgName)) return false;
    while (In(i) && IsNameToken(text_, i)) ++i;
    if (text_.Is(i - 1, kOrgHead) && i - end_ > 2) return !text_.Is(end_ - 1, kOrgHead);
    for (uint32_t k = begin_; k + 1 < end_; ++k) {
      if (text_.Is(k, kOrgHead) && text_.IsText(k + 1, "of")) return i - end_ <= 3;
    }
    return false;
  }

  const TaggedText& text_;
  const uint32_t begin_;
  uint32_t end_;
  uint32_t limit_;
};

}  // namespace

bool StartsName(const TaggedText& text, uint32_t token) {
  if (!text.IsCapitalised(token) || text.IsPossessiveMark(token)) return false;
  const bool next_is_name = text.IsCapitalised(token + 1) && !text.Is(token + 1, kFunctionWord) &&
                            !text.IsPossessiveMark(token + 1);
  if (text.Text(token).size() == 1) return false;  // "Q", "A" in an interview
  if (IsInitial(text, token)) return next_is_name;
  if (text.Is(token, kNoNamePart)) {
    return text.Is(token, kGivenName | kPlace) && (next_is_name || text.Is(token, kPlace)) &&
           !text.Is(token, kPronoun);
  }
  if (!text.OpensSentence(token)) return true;
  if (IsUnitedFor(text, token)) return true;
  if (text.Is(token, kGroup)) return false;  // "Critics", "Ukrainians"
  // "Telling Mary Holt", "Neither Holt"
  if (next_is_name && text.Is(token, kVerb) && !text.Is(token, kKnownName)) return false;
  if (text.Is(token + 1, kGivenName) && text.Text(token).ends_with("ing") &&
      !text.Is(token, kKnownName)) {
    return false;
  }
  if (next_is_name || text.Is(token, kKnownName | kHonorific)) return true;
  if (text.IsCapitalisedInside(token)) return true;
  if (text.Is(token + 1, kSpeech) && !text.IsSeenInLowerCase(token)) return true;
  return text.Token(token).all_capitals;
}

text::TokenRange ReadNameRun(const TaggedText& text, uint32_t begin) {
  return RunReader(text, begin).Read();
}

}  // namespace verbatim::attribution
