#include "services/extraction/report_statement.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "services/extraction/content.h"
#include "services/extraction/content_bounds.h"
#include "services/extraction/cue_lexicon.h"
#include "services/extraction/scene.h"
#include "services/extraction/source_phrase.h"

namespace verbatim::extraction {
namespace {

using domain::Statement;
using text::Document;
using text::TokenKind;
using text::TokenRange;

// Nouns between a source and its cue that still belong to the source.
constexpr uint32_t kMaxNouns = 3;
// Words that a name goes on for; bounds the work on a text of capitals only.
constexpr uint32_t kMaxName = 10;

constexpr std::string_view kTitles[] = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."};
constexpr std::string_view kMedia[] = {"briefing", "email",  "interview", "letter",   "message",
                                       "post",     "speech", "statement", "telegram", "tweet"};

template <typename Words>
bool IsOneOf(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

class Editor {
 public:
  Editor(const Document& document, const std::vector<Word>& words, const ReportReading& reading)
      : d_(document),
        words_(words),
        cue_(reading.cue),
        sentence_(document.sentences()[document.tokens()[reading.cue.begin].sentence].tokens),
        source_(reading.source),
        content_(reading.content) {}

  void Run() {
    if (source_ && source_->size() == 1 && IsAuxiliary(words_[source_->begin])) source_.reset();
    if (!source_) SourceFromContent();
    if (source_) EditSource();
    for (TokenRange& piece : content_) EditPiece(piece);
    std::erase_if(content_, [](TokenRange piece) { return piece.empty(); });
  }

  const std::optional<TokenRange>& source() const { return source_; }
  const std::vector<TokenRange>& content() const { return content_; }
  // Whether it denies a report that its sentence holds, which is the statement.
  bool denies_report() const { return denies_report_; }

  // "is expected to say", "was due to announce"
  bool IsYetToCome() const {
    static const uint32_t kinds[] = {StemOfBase("expect"), HashOf("due"), HashOf("likely"),
                                     HashOf("set"), StemOfBase("schedule")};
    bool awaited = false;
    for (uint32_t t = cue_.begin; t < cue_.end; ++t) {
      if (awaited && words_[t].tag == Tag::kVB) return true;
      awaited |= std::find(std::begin(kinds), std::end(kinds), words_[t].stem) != std::end(kinds);
    }
    return false;
  }

 private:
  std::string_view Text(uint32_t t) const {
    return sentence_.Contains(t) ? d_.Text(t) : std::string_view();
  }
  bool IsMark(uint32_t t) const {
    return d_.tokens()[t].kind == TokenKind::kQuoteMark && d_.tokens()[t].in_quotes;
  }
  bool IsName(uint32_t t) const {
    const auto& token = d_.tokens()[t];
    return sentence_.Contains(t) && token.kind == TokenKind::kWord && token.capitalised &&
           !token.in_quotes;
  }

  // "The bank" of "The bank expects prices to rise" labelled as content with no source. Not that of
  // "Prices are expected to rise", "Prices seem to rise", whose source is not there.
  void SourceFromContent() {
    static const uint32_t seem = StemOfBase("seem");
    static const uint32_t appear = StemOfBase("appear");
    const Word& verb = words_[cue_.begin];
    if (!IsVerb(verb.tag) || IsAuxiliary(verb) || verb.stem == seem || verb.stem == appear) return;
    const bool content_follows =
        std::any_of(content_.begin(), content_.end(),
                    [&](TokenRange piece) { return piece.begin >= cue_.end; });
    TokenRange before{cue_.begin, cue_.begin};
    for (size_t i = content_.size(); content_follows && i-- > 0;) {
      if (content_[i].end == before.begin) before.begin = content_[i].begin;
    }
    if (before.empty()) return;
    source_ = before;
    std::erase_if(content_, [&](TokenRange piece) { return before.Contains(piece.begin); });
  }

  void EditSource() {
    TokenRange& source = *source_;
    if (source.begin < cue_.end && cue_.end < source.end) source.begin = cue_.end;
    if (Text(source.begin) == "who" && source.size() > 1 && source.end <= cue_.begin) {
      if (const auto phrase = SourceBefore(d_, sentence_.begin, cue_.begin)) source = *phrase;
    }
    if (source.size() > 2 && IsDeterminer(Text(source.begin)) &&
        IsWordForReport(Text(source.begin + 1)) && IsName(source.begin + 2)) {
      source.begin += 2;  // "a charge Lee"
    }
    const bool charge = source.begin > sentence_.begin + 1 && source.end <= cue_.begin &&
                        IsWordForReport(Text(source.begin - 1));
    denies_report_ = charge && HoldsReport();
    TakeNearer(source);
    TakeOwner(source);
    if (source.size() > 1 && IsPreposition(Text(source.end - 1))) {
      const bool goes_on =
          source.end != cue_.begin && IsName(source.end) && !IsTimeWord(Text(source.end));
      source.end = goes_on ? source.end + 1 : source.end - 1;  // "aides in" Congress, on Monday
    }
    source = WholeName(d_, source, cue_);
    TakeNouns(source);
    TakeCompound(source);
    TakePhrase(source);
  }

  // The begin of the phrase: "the" Kremlin, "The US" defence secretary, "German" Defence Minister.
  // Before a name only what can't be a name of its own: "In Ghent Lee said".
  void TakePhrase(TokenRange& source) const {
    const Tag first = words_[source.begin].tag;
    if (!IsNoun(first) && first != Tag::kJJ) return;
    const uint32_t least = source.begin >= cue_.end ? cue_.end : sentence_.begin;
    uint32_t begin = source.begin;
    const auto is_part = [&](uint32_t t) {
      const Tag tag = words_[t].tag;
      if (tag == Tag::kJJ) return d_.tokens()[t].capitalised || !IsProperNoun(words_[begin].tag);
      return IsNoun(tag) && !IsProperNoun(words_[begin].tag) && !IsTimeWord(Text(t));
    };
    while (begin > least && is_part(begin - 1) && !InContent(begin - 1)) --begin;
    if (begin > least && words_[begin - 1].tag == Tag::kDT && !InContent(begin - 1)) --begin;
    source.begin = begin;
  }

  bool InContent(uint32_t token) const {
    return d_.tokens()[token].in_quotes ||
           std::any_of(content_.begin(), content_.end(),
                       [&](const TokenRange& piece) { return piece.Contains(token); });
  }

  // The begin of a compound: "the island's harbour" board.
  void TakeCompound(TokenRange& source) const {
    const uint32_t first = d_.sentences()[d_.tokens()[source.begin].sentence].tokens.begin;
    const auto tag = [&](uint32_t t) { return words_[t].tag; };
    const auto is_common = [&](uint32_t t) { return tag(t) == Tag::kNN || tag(t) == Tag::kNNS; };
    uint32_t begin = source.begin;
    while (begin > first && is_common(begin) && is_common(begin - 1)) --begin;
    if (begin == source.begin) return;
    if (begin > first + 1 && tag(begin - 1) == Tag::kPOS && IsNoun(tag(begin - 2))) begin -= 2;
    if (begin > first && tag(begin - 1) == Tag::kDT) --begin;
    source.begin = begin;
  }

  // "Lee says the ferry sank, a charge Ray denies": what stands before is Lee's report.
  bool HoldsReport() const {
    for (const TokenRange piece : content_) {
      for (uint32_t t = piece.begin; t < std::min(piece.end, cue_.begin); ++t) {
        const auto& token = d_.tokens()[t];
        if (!token.in_quotes && !token.capitalised && CueClassOf(Text(t)) == CueClass::kClause &&
            IsVerb(words_[t].tag)) {
          return true;
        }
      }
    }
    return false;
  }

  // "Thanking (allies for tanks and shells), Mr Lee said": the name right before the cue speaks.
  // "(Mr Lee) - thanking allies for tanks - said": a dash before the cue closes an aside.
  void TakeNearer(TokenRange& source) const {
    const bool dash = source.end + 1 == cue_.begin &&
                      d_.tokens()[source.end].kind == TokenKind::kPunctuation &&
                      Text(source.end) != ",";
    if (dash) {
      const auto phrase = SourceBefore(d_, sentence_.begin, cue_.begin);
      if (phrase && phrase->end <= source.begin) source = *phrase;
      return;
    }
    if (source.end >= cue_.begin || Text(source.end) != "," || !IsName(source.end + 1)) return;
    uint32_t end = source.end + 1;
    while (end < cue_.begin && IsName(end)) ++end;
    const bool begins_clause = IsProperNoun(words_[end - 1].tag) && !IsName(source.begin);
    if (end == cue_.begin && begins_clause) source = {source.end + 1, end};
  }

  // "defence ministry" of "The island’s defence ministry"
  void TakeOwner(TokenRange& source) const {
    uint32_t t = source.begin;
    if (t < sentence_.begin + 2 || words_[t - 1].tag != Tag::kPOS) return;
    --t;
    const auto is_part = [&](uint32_t token) {
      const Tag tag = words_[token].tag;
      return IsNoun(tag) || tag == Tag::kJJ || tag == Tag::kDT || tag == Tag::kPRPS;
    };
    while (t > sentence_.begin && t != cue_.end && is_part(t - 1) &&
           !d_.tokens()[t - 1].in_quotes) {
      --t;
      if (words_[t].tag == Tag::kDT || words_[t].tag == Tag::kPRPS) break;
    }
    source.begin = t;
  }

  // "State" of "State television reported", "aides in school" of "aides in school meals, said"
  void TakeNouns(TokenRange& source) const {
    uint32_t end = source.end;
    while (end < cue_.begin && end < source.end + kMaxNouns && IsNoun(words_[end].tag) &&
           !d_.tokens()[end].in_quotes && !IsTimeWord(Text(end))) {
      ++end;
    }
    if (end == cue_.begin || (end + 1 == cue_.begin && Text(end) == ",")) source.end = end;
  }

  void EditPiece(TokenRange& piece) {
    if (source_ && source_->Contains(piece.begin)) {
      piece.begin = std::min(source_->end, piece.end);
    }
    const uint32_t text_begin = ContentBounds(d_, sentence_).DatelineEnd();
    if (piece.Contains(text_begin)) piece.begin = text_begin;
    const bool flagged = piece.begin == sentence_.begin && piece.size() > 2 &&
                         d_.tokens()[piece.begin].all_capitals && Text(piece.begin + 1) == ":";
    if (flagged) piece.begin += 2;  // "BREAKING: ..."
    if (piece.begin == cue_.end && TakesHearer(Text(cue_.end - 1))) {
      const uint32_t begin = ContentBounds(d_, sentence_).AfterHearer(cue_.end).begin;
      if (piece.Contains(begin)) piece.begin = begin;
    }
    if (piece.begin == cue_.end + 1 && Text(cue_.end) == ",") SkipAside(piece);
    if (piece.empty()) return;
    const auto& tokens = d_.tokens();
    if (piece.end < tokens.size() && tokens[piece.end - 1].in_quotes && IsMark(piece.end)) {
      ++piece.end;
    }
    if (piece.begin > 0 && tokens[piece.begin].in_quotes && IsMark(piece.begin - 1)) --piece.begin;
  }

  // "claimed, (without evidence,) that ..."
  void SkipAside(TokenRange& piece) const {
    for (uint32_t t = piece.begin; t + 1 < piece.end; ++t) {
      if (Text(t) == "," && Text(t + 1) == "that") {
        piece.begin = t + 1;
        return;
      }
    }
  }

  const Document& d_;
  const std::vector<Word>& words_;
  const TokenRange cue_;
  const TokenRange sentence_;
  std::optional<TokenRange> source_;
  std::vector<TokenRange> content_;
  bool denies_report_ = false;
};

// "the paper on Friday", "the ministry in a statement on Friday": time and medium are no source.
TokenRange WithoutCircumstances(const Document& d, TokenRange source) {
  bool clause = false;  // behind a comma stands more than a time
  for (uint32_t t = source.begin + 1; t + 1 < source.end; ++t) {
    clause |= d.Text(t) == ",";
    if (!IsPreposition(d.Text(t))) continue;
    const bool time = !clause && IsTimeWord(d.Text(t + 1)) && t + 2 == source.end;
    const bool medium =
        t + 2 < source.end && IsDeterminer(d.Text(t + 1)) && IsOneOf(d.Text(t + 2), kMedia);
    if (time || medium) return {source.begin, d.Text(t - 1) == "," ? t - 1 : t};
  }
  return source;
}

// Adds a piece of content, with the quotations in it apart.
void AddPiece(const Document& d, TokenRange piece, Statement& statement) {
  const auto add = [&](TokenRange range) {
    const bool has_word = std::any_of(
        d.tokens().begin() + range.begin, d.tokens().begin() + range.end, [](const auto& token) {
          return token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber;
        });
    if (!has_word) return;
    statement.content.push_back({d.SpanOf(range), domain::SegmentAttachment::kCue});
  };
  uint32_t from = piece.begin;
  for (uint32_t t = piece.begin; t < piece.end;) {
    if (!d.tokens()[t].in_quotes) {
      ++t;
      continue;
    }
    uint32_t end = t;
    while (end < piece.end && d.tokens()[end].in_quotes) ++end;
    add({from, t});
    add({t, end});
    from = t = end;
  }
  add({from, piece.end});
}

}  // namespace

TokenRange WholeName(const Document& document, TokenRange source, TokenRange cue) {
  source = WithoutCircumstances(document, source);
  const TokenRange sentence = document.sentences()[document.tokens()[source.begin].sentence].tokens;
  const auto is_name = [&](uint32_t token) {
    const auto& t = document.tokens()[token];
    return t.kind == TokenKind::kWord && t.capitalised && !t.in_quotes;
  };
  const auto goes_on = [&](uint32_t token) {
    return token < sentence.end && token != cue.begin && is_name(token) &&
           !IsTimeWord(document.Text(token));
  };
  const uint32_t longest = source.end + kMaxName;
  while (source.end < longest && is_name(source.end - 1) && goes_on(source.end)) ++source.end;
  const bool titled = source.begin > sentence.begin && is_name(source.begin) &&
                      IsOneOf(document.Text(source.begin - 1), kTitles);
  if (titled) --source.begin;
  return source;
}

std::optional<Statement> StatementOf(const Document& document, const std::vector<Word>& words,
                                     const Report& report) {
  Editor editor(document, words, report.reading);
  if (editor.IsYetToCome()) return std::nullopt;
  editor.Run();
  if (editor.denies_report()) return std::nullopt;
  Statement statement;
  for (const TokenRange piece : editor.content()) AddPiece(document, piece, statement);
  if (statement.content.empty()) return std::nullopt;
  statement.kind = KindOf(document, statement.content);
  statement.cue = document.SpanOf(report.reading.cue);
  if (editor.source()) statement.source = document.SpanOf(*editor.source());
  statement.entry = document.paragraphs()[document.ParagraphOf(report.reading.cue.begin)].entry;
  statement.confidence = static_cast<double>(report.probability);
  return statement;
}

}  // namespace verbatim::extraction
