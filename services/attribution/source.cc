#include "services/attribution/source.h"

#include <algorithm>
#include <tuple>

namespace verbatim::attribution {
namespace {

using text::TokenRange;

class SourceReader {
 public:
  SourceReader(const TaggedText& text, const Cast& cast, TokenRange tokens)
      : text_(text), cast_(cast) {
    tokens.end = std::min(tokens.end, tokens.begin + 2 * kMaxPhraseTokens);
    while (!tokens.empty() && !IsReadable(tokens.begin)) ++tokens.begin;
    while (!tokens.empty() && !text_.IsWord(tokens.end - 1) && !IsBracket(tokens.end - 1)) {
      --tokens.end;
    }
    source_.tokens = WithNameBehind(WithDeterminerBefore(tokens));
  }

  Source Read() {
    if (source_.tokens.empty()) return source_;
    std::tie(first_, last_) = cast_.MentionsIn(source_.tokens);
    if (ReadPronoun() || ReadPhrases()) return source_;
    source_.form = SourceForm::kOther;
    source_.phrase.core = source_.tokens;
    source_.phrase.head = source_.tokens.end - 1;
    return source_;
  }

 private:
  // Words that open a source but are no part of it: "according to", "by".
  bool IsReadable(uint32_t token) const {
    return text_.IsWord(token) ? !text_.Is(token, kPreposition)
                               : text_.Token(token).kind == text::TokenKind::kNumber;
  }
  // "arbitrator" of "the arbitrator".
  TokenRange WithDeterminerBefore(TokenRange tokens) const {
    if (tokens.empty() || tokens.begin == 0 || text_.IsCapitalised(tokens.begin)) return tokens;
    if (text_.Is(tokens.begin, kFunctionWord)) return tokens;
    if (text_.Is(tokens.begin - 1, kDefinite | kPossessive)) --tokens.begin;
    return tokens;
  }

  // "Mr" alone is the begin of "Mr Holt".
  TokenRange WithNameBehind(TokenRange tokens) const {
    if (tokens.size() != 1 || !text_.Is(tokens.begin, kHonorific)) return tokens;
    const auto [first, last] = cast_.MentionsIn({tokens.end, tokens.end + 1});
    if (first < last) tokens.end = cast_.mentions()[first].name.end;
    return tokens;
  }
  bool IsBracket(uint32_t token) const { return text_.IsText(token, ")"); }

  bool ReadPronoun() {
    const uint32_t token = source_.tokens.begin;
    if (!text_.Is(token, kPronoun | kRelative)) return false;
    if (text_.Is(token, kDeterminer) && source_.tokens.size() > 1) return false;  // "his son"
    source_.form = SourceForm::kPronoun;
    source_.phrase.core = {token, token + 1};
    source_.phrase.head = token;
    return true;
  }

  // The first phrase whose head, or an apposition to it, tells who speaks.
  bool ReadPhrases() {
    const uint32_t end = source_.tokens.end;
    const std::optional<Phrase> phrase = ReadPhrase(text_, source_.tokens.begin, end);
    if (!phrase) return ReadBareName();
    source_.phrase = *phrase;
    if (first_ < last_ && cast_.mentions()[first_].headline) {
      source_.form = SourceForm::kName;  // in headlines capitals do not tell where a name ends
      source_.mention = first_;
      return true;
    }
    source_.definite =
        text_.Is(phrase->core.begin, kDefinite | kPossessive) || !phrase->possessor.empty();
    source_.mention = TitledFrom(phrase->core.begin);
    if (source_.mention == kNoMention) source_.mention = MentionAt(phrase->head);
    if (source_.mention == kNoMention) source_.mention = Apposed(*phrase);
    if (source_.mention == kNoMention) source_.mention = NameGiven();
    if (source_.mention == kNoMention) return Describe();
    source_.form = SourceForm::kName;
    ReadFurtherNames();
    return true;
  }

  // A name that no phrase can begin with: "May".
  bool ReadBareName() {
    if (first_ == last_) return false;
    source_.form = SourceForm::kName;
    source_.mention = first_;
    source_.phrase.core = cast_.mentions()[first_].tokens;
    source_.phrase.head = source_.phrase.core.end - 1;
    return true;
  }

  // The longest mention in the source whose name covers a token.
  uint32_t MentionAt(uint32_t token) const {
    uint32_t best = kNoMention;
    for (uint32_t i = first_; i < last_; ++i) {
      const TokenRange name = cast_.mentions()[i].name;
      if (!name.Contains(token)) continue;
      if (best == kNoMention || name.size() > cast_.mentions()[best].name.size()) best = i;
    }
    return best;
  }

  // The person whose title the source begins with: "Department of Parks Director Jane Doe", "Head
  // of Outer Isles Council Jane Doe".
  uint32_t TitledFrom(uint32_t begin) const {
    const auto is_head = [&](uint32_t i) {
      const Mention& mention = cast_.mentions()[i];
      return mention.kind == MentionKind::kPerson && !mention.role.empty() && !mention.possessive &&
             mention.role.end == mention.name.begin;
    };
    for (uint32_t i = first_; i < last_; ++i) {
      const Mention& mention = cast_.mentions()[i];
      if (!is_head(i)) continue;
      if (mention.tokens.begin <= begin) return i;
      // "of" binds a title that began further left.
      const uint32_t of = mention.tokens.begin - 1;
      if (text_.IsText(of, "of") && text_.IsCapitalised(of - 1) && text_.IsCapitalised(begin) &&
          !text_.Is(begin, kGroup | kPlural)) {
        return i;
      }
    }
    return kNoMention;
  }

  // "the top U.S. general, Mark Milley", "The Slovenian, harbour director, Matej Zupanek".
  uint32_t Apposed(const Phrase& phrase) const {
    if (text_.Is(phrase.head, kGroup | kPlural)) return kNoMention;
    // "his wife and nominee Jane Doe": a second description of the same person.
    uint32_t end = text_.IsText(phrase.core.end, "and")
                       ? phrase.core.end
                       : ReadFullPhrase(text_, phrase, source_.tokens.end).end;
    constexpr int kMostAppositions = 3;
    for (int n = 0; n < kMostAppositions; ++n) {
      // Also without a comma: "the angling body the Trout Society", "his wife and nominee Jane
      // Doe".
      const bool and_role = text_.IsText(end, "and") && text_.Is(phrase.head, kRole | kKin);
      if (!text_.IsText(end, ",") && !and_role && !text_.Is(end, kDeterminer)) break;
      const uint32_t begin = text_.Is(end, kDeterminer) ? end : end + 1;
      const std::optional<Phrase> next = ReadPhrase(text_, begin, source_.tokens.end);
      if (!next) return kNoMention;
      const uint32_t mention = MentionAt(next->head);
      if (mention != kNoMention) {
        const Mention& named = cast_.mentions()[mention];
        if (and_role && named.role.empty()) return kNoMention;
        return named.kind == MentionKind::kPlace ? kNoMention : mention;
      }
      end = ReadFullPhrase(text_, *next, source_.tokens.end).end;
    }
    return kNoMention;
  }

  // "a tenant who gave her name as Oksana".
  uint32_t NameGiven() const {
    for (uint32_t i = first_; i < last_; ++i) {
      const uint32_t begin = cast_.mentions()[i].name.begin;
      if (begin < source_.tokens.begin + 2) continue;
      const bool given = text_.IsText(begin - 1, "as") && text_.IsText(begin - 2, "name");
      const bool named = text_.IsText(begin - 1, "named") || text_.IsText(begin - 1, "called");
      if (given || named) return i;
    }
    return kNoMention;
  }

  // "A, B and C": each next name follows a comma or "and".
  void ReadFurtherNames() {
    source_.members = {source_.mention};
    uint32_t current = source_.mention;
    bool joined = false;
    while (true) {
      const Mention& mention = cast_.mentions()[current];
      uint32_t end = std::max(mention.name.end, mention.apposition.end);
      if (text_.IsText(end, "(")) {
        while (end < source_.tokens.end && !text_.IsText(end, ")")) ++end;
        ++end;
      }
      if (text_.IsText(end, ",")) ++end;
      const bool last = text_.IsText(end, "and") || text_.IsText(end, "&");
      if (last) ++end;
      if (end >= source_.tokens.end || (!last && !text_.IsText(end - 1, ","))) break;
      const std::optional<Phrase> next = ReadPhrase(text_, end, source_.tokens.end);
      if (!next) break;
      current = MentionAt(next->head);
      if (current == kNoMention) break;
      source_.members.push_back(current);
      if (last) {
        joined = true;
        break;
      }
    }
    if (joined) source_.form = SourceForm::kSeveral;
    if (!joined) source_.members.clear();
  }

  bool Describe() {
    const uint32_t head = source_.phrase.head;
    const bool plural = text_.Is(head, kGroup | kPlural);
    if (text_.Is(head, kDocument) && !text_.Is(head, kRole)) {
      source_.form = SourceForm::kDocument;
    } else if (text_.Is(head, kRole | kHuman | kKin) && !plural) {
      source_.form = SourceForm::kPerson;
    } else if (text_.Is(head, kOrgHead | kOrgName)) {
      source_.form = SourceForm::kOrganization;
    } else if (plural) {
      source_.form = SourceForm::kGroup;
    } else {
      source_.form = SourceForm::kOther;
    }
    return true;
  }

  const TaggedText& text_;
  const Cast& cast_;
  Source source_;
  uint32_t first_ = 0;  // mentions in the source
  uint32_t last_ = 0;
};

}  // namespace

Source ReadSource(const TaggedText& text, const Cast& cast, TokenRange tokens) {
  return SourceReader(text, cast, tokens).Read();
}

}  // namespace verbatim::attribution
