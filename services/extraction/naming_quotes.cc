#include "services/extraction/naming_quotes.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "services/extraction/cue_lexicon.h"

namespace verbatim::extraction {
namespace {

using domain::Segment;
using domain::Statement;
using text::Document;
using text::TokenKind;
using text::TokenRange;

// Longer quotations are hardly ever names.
constexpr uint32_t kMostNameWords = 8;
// Quotations of a belief with more words than this give the believer's own wording.
constexpr uint32_t kMostScareWords = 3;

constexpr std::string_view kWorks[] = {
    "album",   "anthem",  "article", "ballad",    "bestseller", "book",      "column",  "comedy",
    "cartoon", "drama",   "episode", "essay",     "exhibition", "film",      "game",    "magazine",
    "memoir",  "movie",   "musical", "newspaper", "novel",      "op-ed",     "opera",   "painting",
    "play",    "podcast", "poem",    "program",   "programme",  "sculpture", "segment", "series",
    "show",    "single",  "sitcom",  "song",      "textbook",   "thriller",  "track",   "trilogy"};
constexpr std::string_view kTitled[] = {"titled",    "entitled",  "subtitled", "nicknamed",
                                        "headlined", "codenamed", "code-named"};
constexpr std::string_view kTerms[] = {"alias",  "expression", "label",    "moniker",
                                       "motto",  "name",       "nickname", "phrase",
                                       "slogan", "term",       "title",    "word"};
constexpr std::string_view kDefines[] = {"is",    "was",   "are",   "were",   "has",
                                         "means", "meant", "comes", "refers", "became"};
constexpr std::string_view kBeliefs[] = {"think",    "thinks", "thought", "believe", "believes",
                                         "believed", "feel",   "feels",   "felt",    "suspects"};
constexpr std::string_view kSay[] = {"say", "tell", "ask", "shout", "cry", "call", "declare"};
constexpr std::string_view kUnsaid[] = {"to",    "never",  "not", "n't",    "n’t",  "would",
                                        "could", "should", "can", "cannot", "must", "might"};
constexpr std::string_view kSmallWords[] = {
    "a",    "an",   "the", "of", "to", "in", "on",  "for", "at",   "by",   "and", "or",
    "with", "from", "as",  "is", "it", "be", "are", "vs",  "into", "over", "its", "about"};

template <typename Words>
bool IsOneOf(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

class QuotationReader {
 public:
  QuotationReader(const Document& document, TokenRange quotation)
      : d_(document),
        quotation_(quotation),
        sentence_(document.sentences()[document.tokens()[quotation.begin].sentence].tokens) {
    for (uint32_t t = quotation.begin; t < quotation.end && words_ <= kMostNameWords; ++t) {
      words_ += IsWord(t) ? 1 : 0;
    }
  }

  uint32_t words() const { return words_; }

  bool Names() const {
    if (words_ == 0 || words_ > kMostNameWords) return false;
    const uint32_t last = BeforeComma();
    const std::string_view before = Text(last);
    if (IsOneOf(before, kTitled) || (before == "as" && Text(last - 1) == "known")) return true;
    const bool defined = IsOneOf(Text(quotation_.end), kDefines);
    if (IsOneOf(before, kTerms)) return defined;
    const std::string_view told = Text(quotation_.end + 1);  // “...” is how Lee put it
    if (defined && OpensSentence() && told != "how" && told != "what")
      return words_ <= kMostScareWords || DefinedAsTerm();
    const bool copula = before == "is" || before == "was";
    if (IsOneOf(copula ? Text(last - 1) : before, kWorks)) {
      return IsTitle() || (words_ == 1 && !copula && StartsInCapitals());
    }
    const bool possessive = before == "’s" || before == "'s" || before == "’" || before == "'";
    return (possessive || before == "on" || before == "in") && IsTitle();
  }

  // "need not say “Go”": the verb before the marks says that nothing was said.
  bool IsUnsaid() const {
    const uint32_t last = BeforeComma();
    if (Text(last) == "said" && Text(last - 1) == "had") return HasIf(last);
    return IsOneOf(Text(last), kSay) && IsOneOf(Text(last - 1), kUnsaid);
  }

 private:
  // "If Lee had said “Go”"
  bool HasIf(uint32_t end) const {
    constexpr uint32_t kLooksBack = 12;
    for (uint32_t t = end - std::min(end - sentence_.begin, kLooksBack); t < end; ++t) {
      if (Text(t) == "If" || Text(t) == "if") return true;
    }
    return false;
  }

  bool IsWord(uint32_t t) const {
    const TokenKind kind = d_.tokens()[t].kind;
    return kind == TokenKind::kWord || kind == TokenKind::kNumber;
  }
  std::string_view Text(uint32_t t) const {
    return sentence_.Contains(t) ? d_.Text(t) : std::string_view();
  }
  uint32_t BeforeComma() const {
    const uint32_t last = quotation_.begin - 1;  // out of the sentence if there is none: no text
    return Text(last) == "," || Text(last) == ":" ? last - 1 : last;
  }
  // Not “That is all,” is what she said.
  bool OpensSentence() const {
    return quotation_.begin == sentence_.begin && quotation_.size() > 2 &&
           d_.Text(quotation_.end - 2) != ",";
  }

  // "“...” is our family slogan"
  bool DefinedAsTerm() const {
    constexpr uint32_t kLooksAhead = 6;
    for (uint32_t t = quotation_.end + 1; t <= quotation_.end + kLooksAhead; ++t) {
      if (IsOneOf(Text(t), kTerms)) return true;
    }
    return false;
  }

  bool StartsInCapitals() const {
    const uint32_t first = quotation_.begin + 1;
    return first < quotation_.end && d_.tokens()[first].capitalised;
  }

  // Two words or more, capitalised but for small ones, and no sentence.
  bool IsTitle() const {
    if (words_ < 2 || !StartsInCapitals()) return false;
    for (uint32_t t = quotation_.begin + 1; t < quotation_.end; ++t) {
      const auto& token = d_.tokens()[t];
      if (!IsWord(t) || token.capitalised || token.kind == TokenKind::kNumber) continue;
      if (!IsOneOf(d_.Text(t), kSmallWords) && d_.Text(t).find("s") != d_.Text(t).size() - 1) {
        return false;
      }
    }
    return true;
  }

  const Document& d_;
  const TokenRange quotation_;
  const TokenRange sentence_;
  uint32_t words_ = 0;
};

bool IsQuotation(const Document& d, TokenRange range) {
  return !range.empty() && d.tokens()[range.begin].in_quotes &&
         d.tokens()[range.begin].kind == TokenKind::kQuoteMark;
}

bool IsBelief(const Document& d, const Statement& statement) {
  if (!statement.cue) return false;
  const TokenRange cue = d.TokensIn(*statement.cue);
  return !cue.empty() && IsOneOf(d.Text(cue.end - 1), kBeliefs);
}

// Joins segment `i` with its neighbours that only white space parts from it.
void JoinNeighbours(const Document& d, std::vector<Segment>& content, size_t i) {
  const auto touches = [&](const Segment& a, const Segment& b) {
    return d.TokensIn(a.span).end == d.TokensIn(b.span).begin;
  };
  if (i + 1 < content.size() && touches(content[i], content[i + 1])) {
    content[i].span.end = content[i + 1].span.end;
    content.erase(content.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  if (i > 0 && touches(content[i - 1], content[i])) {
    content[i - 1].span.end = content[i].span.end;
    content.erase(content.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

bool NamesSomething(const Document& document, TokenRange quotation) {
  return QuotationReader(document, quotation).Names();
}

bool JoinNames(const Document& document, Statement& statement) {
  bool speaks = false;  // a quotation gives words of the source
  bool names = false;
  const bool belief = IsBelief(document, statement);
  for (size_t i = 0; i < statement.content.size(); ++i) {
    const TokenRange range = document.TokensIn(statement.content[i].span);
    if (!IsQuotation(document, range)) continue;
    const QuotationReader reader(document, range);
    const bool names_here = reader.Names();
    const bool joins =
        names_here || reader.IsUnsaid() || (belief && reader.words() <= kMostScareWords);
    names |= names_here;
    speaks |= !joins;
    if (!joins) continue;
    const size_t before = statement.content.size();
    JoinNeighbours(document, statement.content, i);
    if (statement.content.size() < before && i > 0) --i;
  }
  if (speaks || !names) return false;
  const TokenRange cue = statement.cue ? document.TokensIn(*statement.cue) : TokenRange{};
  const std::string_view verb = cue.empty() ? "" : document.Text(cue.end - 1);
  const bool reports = CueClassOf(verb) == CueClass::kClause || verb == "claims" || verb == "claim";
  const bool has_clause =
      std::any_of(statement.content.begin(), statement.content.end(), [&](const Segment& segment) {
        return !IsQuotation(document, document.TokensIn(segment.span));
      });
  return !reports || !has_clause;
}

}  // namespace verbatim::extraction
