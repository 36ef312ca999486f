#include "services/extraction/rule_extractor.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "services/extraction/content.h"
#include "services/extraction/report_frames.h"
#include "services/extraction/source_phrase.h"
#include "services/extraction/speech_turns.h"

namespace verbatim::extraction {
namespace {

using domain::Segment;
using domain::SegmentAttachment;
using domain::Statement;
using text::Document;
using text::Paragraph;
using text::Quotation;
using text::TokenKind;
using text::TokenRange;

// Shorter quotations with no cue in their sentence are scare quotes and titles more often than
// speech: 28 % of the runs of 1 to 3 words in PolNeAR are in no statement, 2.4 % of longer ones.
constexpr uint32_t kLeastUncuedWords = 4;
// Shortest indirect content, words.
constexpr uint32_t kLeastIndirectWords = 3;
// How far behind its tag a statement may go on in the same sentence: "“A,” she said of Kyiv, “B.”".
constexpr uint32_t kMaxTagTail = 10;
// A paragraph of pure speech continues the last statement at most this many paragraphs before it.
constexpr uint32_t kMaxCarry = 2;

// A statement in the making: what it holds, as token ranges.
struct Draft {
  std::optional<TokenRange> cue;
  std::optional<TokenRange> source;
  std::vector<std::pair<TokenRange, SegmentAttachment>> pieces;
  double confidence = 0.5;
  bool certain = false;
};

class Extractor {
 public:
  explicit Extractor(const Document& document) : d_(document) {}

  RuleStatements Run() {
    AddTurns();
    size_t quotation = 0;
    for (uint32_t p = 0; p < d_.paragraphs().size(); ++p) {
      const size_t first = quotation;
      while (quotation < d_.quotations().size() && d_.quotations()[quotation].paragraph == p) {
        ++quotation;
      }
      ReadParagraph(p, first, quotation);
    }
    return Finish();
  }

 private:
  void AddTurns() {
    in_turn_.assign(d_.paragraphs().size(), nullptr);
    turns_ = FindSpeechTurns(d_);
    for (const SpeechTurn& turn : turns_) {
      for (const TokenRange content : turn.content) in_turn_[d_.ParagraphOf(content.begin)] = &turn;
    }
  }

  void AddTurn(const SpeechTurn& turn, uint32_t p) {
    Draft draft{turn.cue, turn.source, {}, 0.9, true};
    for (const TokenRange content : turn.content) {
      draft.pieces.emplace_back(content, draft.pieces.empty() ? SegmentAttachment::kCue
                                                              : SegmentAttachment::kContinuation);
    }
    Add(std::move(draft), p, true);
  }

  void ReadParagraph(uint32_t p, size_t first_quotation, size_t end_quotation) {
    const Paragraph& paragraph = d_.paragraphs()[p];
    if (last_entry_ != paragraph.entry) {
      last_entry_ = paragraph.entry;
      last_quoted_.reset();
    }
    std::vector<TokenRange> quotes;
    for (size_t q = first_quotation; q < end_quotation; ++q) {
      if (d_.quotations()[q].depth == 0) {
        quotes.push_back(d_.quotations()[q].tokens);
      }
    }
    if (const SpeechTurn* turn = in_turn_[p]) {
      if (d_.ParagraphOf(turn->content.front().begin) == p) AddTurn(*turn, p);
      last_quoted_paragraph_ = p;
      return;
    }
    if (ReadHeadline(p, quotes) || paragraph.role != text::ParagraphRole::kBody) return;
    const bool pure = !quotes.empty() && IsPureSpeech(paragraph, quotes);
    if (pure && (Continue(p, quotes) || TakeTurn(p, quotes))) return;
    std::vector<bool> taken(quotes.size(), false);
    paragraph_quote_.reset();
    for (uint32_t s = paragraph.sentences.begin; s < paragraph.sentences.end; ++s) {
      for (const ReportFrame& frame : FindReportFrames(d_, s)) {
        ReadFrame(frame, s, p, quotes, taken);
      }
      TakeLooseQuotes(s, p, quotes, taken);
    }
  }

  // "Tolls to rise, says Lee": titles and headings, and lines without a stop that could be one.
  bool ReadHeadline(uint32_t p, const std::vector<TokenRange>& quotes) {
    const Paragraph& paragraph = d_.paragraphs()[p];
    if (paragraph.sentences.size() != 1) return false;
    const std::optional<ReportFrame> frame = FindHeadlineTag(d_, paragraph.sentences.begin);
    if (!frame) return false;
    Draft draft{frame->cue, frame->source, {}, 0.8, true};
    std::vector<bool> taken(quotes.size(), false);
    TakeStretch(*frame, frame->content, quotes, taken, draft);
    Add(std::move(draft), p, false);
    return true;
  }

  // Every word of the paragraph stands in quotation marks.
  bool IsPureSpeech(const Paragraph& paragraph, const std::vector<TokenRange>& quotes) const {
    uint32_t covered = paragraph.tokens.begin;
    for (const TokenRange quote : quotes) {
      if (HasWord({covered, quote.begin})) {
        return false;
      }
      covered = quote.end;
    }
    return !HasWord({covered, paragraph.tokens.end});
  }

  // Makes a paragraph of pure speech a further segment of the statement it continues. Without a
  // source, paragraphs that close their marks are a dialogue: the speaker changes.
  bool Continue(uint32_t p, const std::vector<TokenRange>& quotes) {
    if (!last_quoted_ || p - last_quoted_paragraph_ > kMaxCarry) return false;
    const Draft& last = drafts_[*last_quoted_];
    const TokenRange before = last.pieces.back().first;
    const bool closed = d_.tokens()[before.end - 1].kind == TokenKind::kQuoteMark;
    if (!last.source && closed) return false;
    for (const TokenRange quote : quotes) {
      drafts_[*last_quoted_].pieces.emplace_back(quote, SegmentAttachment::kContinuation);
    }
    last_quoted_paragraph_ = p;
    return true;
  }

  // A paragraph that is one sentence or more of speech, however short: a turn of a dialogue.
  bool TakeTurn(uint32_t p, const std::vector<TokenRange>& quotes) {
    const TokenRange last = quotes.back();
    const bool closed = last.size() > 2 && d_.tokens()[last.end - 1].kind == TokenKind::kQuoteMark;
    const std::string_view stop = closed ? d_.Text(last.end - 2) : std::string_view();
    if (stop != "." && stop != "?" && stop != "!") return false;
    Draft draft;
    for (const TokenRange quote : quotes) {
      draft.pieces.emplace_back(quote, SegmentAttachment::kCue);
    }
    Add(std::move(draft), p, true);
    return true;
  }

  void ReadFrame(const ReportFrame& frame, uint32_t sentence, uint32_t p,
                 const std::vector<TokenRange>& quotes, std::vector<bool>& taken) {
    Draft draft{frame.cue, frame.source, {}, 0.8};
    const bool quoted = TakeStretch(frame, frame.content, quotes, taken, draft) |
                        TakeStretch(frame, frame.rest, quotes, taken, draft);
    if (quoted) {
      draft.confidence = 0.9;
      TakeFollowing(frame, sentence, quotes, taken, draft);
    } else {
      uint32_t words = 0;
      for (const auto& piece : draft.pieces) words += Words(piece.first);
      if (frame.needs_quotation || words < kLeastIndirectWords) return;
    }
    Add(std::move(draft), p, quoted);
  }

  // Adds a stretch of reported text to a draft, cut at the quotations in it: "Kyiv was " |
  // "“burning through shells”". Says whether it took a quotation.
  bool TakeStretch(const ReportFrame& frame, TokenRange stretch,
                   const std::vector<TokenRange>& quotes, std::vector<bool>& taken,
                   Draft& draft) const {
    const auto add = [&](TokenRange range) {
      if (HasWord(range)) draft.pieces.emplace_back(range, SegmentAttachment::kCue);
    };
    bool quoted = false;
    uint32_t from = stretch.begin;
    for (size_t q = FirstAfter(quotes, stretch.begin);
         q < quotes.size() && quotes[q].begin < stretch.end; ++q) {
      if (taken[q]) continue;
      const TokenRange quote = quotes[q];
      const TokenRange plain{from, std::max(from, quote.begin)};
      if (!frame.needs_quotation && !StandsAlone(quote, plain)) add(plain);
      add(quote);
      taken[q] = true;
      quoted = true;
      from = quote.end;
      if (frame.shape == FrameShape::kAfter && EndsClause(quote)) return true;
    }
    const TokenRange rest{from, std::max(from, stretch.end)};
    if (!frame.needs_quotation && !(quoted && StartsAside(rest))) add(rest);
    return quoted;
  }

  // A quotation that is a clause of its own, after a comma, colon or nothing: what stands before
  // it is no content.
  bool StandsAlone(TokenRange quote, TokenRange before) const {
    const bool cut =
        before.empty() || d_.Text(before.end - 1) == "," || d_.Text(before.end - 1) == ":";
    return cut && EndsClause(quote) && d_.tokens()[quote.begin + 1].capitalised;
  }

  // "... “...” in a statement on Tuesday": time, place and medium are no content.
  bool StartsAside(TokenRange range) const {
    while (!range.empty() && d_.Text(range.begin) == ",") {
      ++range.begin;
    }
    return Words(range) <= 6 && !range.empty() &&
           (d_.Text(range.begin) == "in" || d_.Text(range.begin) == "on" ||
            d_.Text(range.begin) == "at");
  }

  // "“A,” she said, “B.”": the same statement goes on behind its tag.
  void TakeFollowing(const ReportFrame& frame, uint32_t sentence,
                     const std::vector<TokenRange>& quotes, std::vector<bool>& taken,
                     Draft& draft) {
    if (frame.shape != FrameShape::kBefore) {
      return;
    }
    const TokenRange range = d_.sentences()[sentence].tokens;
    const size_t q = FirstAfter(quotes, frame.tag.end);
    const bool follows = q < quotes.size() && !taken[q] && range.Contains(quotes[q].begin) &&
                         quotes[q].begin <= frame.tag.end + kMaxTagTail;
    if (follows && d_.Text(quotes[q].begin - 1) == ",") {
      draft.pieces.emplace_back(quotes[q], SegmentAttachment::kCue);
      taken[q] = true;
    }
  }

  // Quotations that end in a sentence and that no frame took. One that runs over several sentences
  // is looked at with the last, since its tag may follow there.
  void TakeLooseQuotes(uint32_t sentence, uint32_t p, const std::vector<TokenRange>& quotes,
                       std::vector<bool>& taken) {
    const TokenRange range = d_.sentences()[sentence].tokens;
    for (size_t q = FirstAfter(quotes, range.begin);
         q < quotes.size() && quotes[q].end <= range.end; ++q) {
      if (!taken[q]) {
        const uint32_t began = d_.tokens()[quotes[q].begin].sentence;
        taken[q] = TakeLoose(quotes[q], d_.sentences()[began].tokens, p);
      }
    }
  }

  bool TakeLoose(TokenRange quote, TokenRange sentence, uint32_t p) {
    const bool opens_sentence = !HasWord({sentence.begin, quote.begin});
    if (opens_sentence && paragraph_quote_) {
      drafts_[*paragraph_quote_].pieces.emplace_back(quote, SegmentAttachment::kParagraph);
      return true;
    }
    const bool after_colon = !opens_sentence && d_.Text(quote.begin - 1) == ":";
    if (!opens_sentence && (after_colon || Words(quote) >= kLeastUncuedWords)) {
      const uint32_t index = d_.tokens()[quote.begin].sentence;
      if (const auto clause = FindClauseBefore(d_, index, quote)) {
        Draft draft{clause->cue, clause->source, {{quote, SegmentAttachment::kCue}}, 0.6};
        Add(std::move(draft), p, true);
        return true;
      }
    }
    if (after_colon) {
      Draft draft{TokenRange{quote.begin - 1, quote.begin}, std::nullopt, {}, 0.7};
      draft.source = SourceAfter(d_, sentence.begin, quote.begin - 1);
      draft.pieces.emplace_back(quote, SegmentAttachment::kCue);
      Add(std::move(draft), p, true);
      return true;
    }
    if (opens_sentence && Words(quote) >= kLeastUncuedWords && EndsClause(quote)) {
      Draft draft{std::nullopt, std::nullopt, {{quote, SegmentAttachment::kCue}}, 0.5};
      Add(std::move(draft), p, true);
      return true;
    }
    return false;
  }

  // Whether the quoted words end with a comma or a full stop, as a whole clause does.
  bool EndsClause(TokenRange quote) const {
    uint32_t last = quote.end - 1;
    if (d_.tokens()[last].kind == TokenKind::kQuoteMark && last > quote.begin) {
      --last;
    }
    const std::string_view text = d_.Text(last);
    return text == "," || text == "." || text == "?" || text == "!" || text == "…" ||
           text == "..." || quote.end == d_.paragraphs()[d_.ParagraphOf(last)].tokens.end ||
           (quote.end < d_.tokens().size() && d_.Text(quote.end) == ",");
  }

  void Add(Draft draft, uint32_t p, bool quoted) {
    if (draft.pieces.empty()) {
      return;
    }
    if (quoted) {
      last_quoted_ = drafts_.size();
      last_quoted_paragraph_ = p;
      paragraph_quote_ = drafts_.size();
    }
    drafts_.push_back(std::move(draft));
  }

  bool IsWord(uint32_t t) const {
    const TokenKind kind = d_.tokens()[t].kind;
    return kind == TokenKind::kWord || kind == TokenKind::kNumber;
  }
  uint32_t Words(TokenRange range) const {
    uint32_t words = 0;
    for (uint32_t t = range.begin; t < range.end; ++t) words += IsWord(t) ? 1 : 0;
    return words;
  }
  bool HasWord(TokenRange range) const {
    while (range.begin < range.end && !IsWord(range.begin)) ++range.begin;
    return range.begin < range.end;
  }

  // The first quotation that ends after a token.
  static size_t FirstAfter(const std::vector<TokenRange>& quotes, uint32_t token) {
    const auto found = std::partition_point(quotes.begin(), quotes.end(),
                                            [&](TokenRange quote) { return quote.end <= token; });
    return static_cast<size_t>(found - quotes.begin());
  }

  RuleStatements Finish() {
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
      return a.certain != b.certain ? a.certain : FirstPiece(a) < FirstPiece(b);
    });
    RuleStatements found;
    for (const Draft& draft : drafts_) {
      Statement statement = ToStatement(draft);
      if (!Claim(statement)) continue;
      (draft.certain ? found.certain : found.likely).push_back(std::move(statement));
    }
    return found;
  }

  static uint32_t FirstPiece(const Draft& draft) {
    uint32_t first = draft.pieces.front().first.begin;
    for (const auto& piece : draft.pieces) first = std::min(first, piece.first.begin);
    return first;
  }

  Statement ToStatement(const Draft& draft) const {
    Statement statement;
    auto pieces = draft.pieces;
    std::sort(pieces.begin(), pieces.end(),
              [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    for (const auto& [range, attachment] : pieces) {
      statement.content.push_back({d_.SpanOf(TrimEnd(range)), attachment});
    }
    statement.kind = KindOf(d_, statement.content);
    if (draft.cue) statement.cue = d_.SpanOf(*draft.cue);
    if (draft.source) statement.source = d_.SpanOf(*draft.source);
    statement.entry = d_.paragraphs()[d_.ParagraphOf(pieces[0].first.begin)].entry;
    statement.confidence = draft.confidence;
    return statement;
  }

  // An unquoted piece does not end with the comma that cut it.
  TokenRange TrimEnd(TokenRange range) const {
    while (range.size() > 1 && (d_.Text(range.end - 1) == "," || d_.Text(range.end - 1) == "-")) {
      --range.end;
    }
    return range;
  }

  // Takes a statement's text for it, unless another one has some of it.
  bool Claim(const Statement& statement) {
    const auto is_free = [&](const Segment& segment) {
      const auto after = covered_.lower_bound(segment.span.end);
      return after == covered_.begin() || std::prev(after)->second <= segment.span.begin;
    };
    if (!std::all_of(statement.content.begin(), statement.content.end(), is_free)) return false;
    for (const Segment& segment : statement.content) {
      covered_[segment.span.begin] = segment.span.end;
    }
    return true;
  }

  const Document& d_;
  std::vector<SpeechTurn> turns_;
  std::vector<const SpeechTurn*> in_turn_;  // by paragraph
  std::vector<Draft> drafts_;
  std::map<uint32_t, uint32_t> covered_;  // text of finished statements, begin to end
  uint32_t last_entry_ = 0;
  std::optional<size_t> last_quoted_;  // the last statement with quoted words in this entry
  uint32_t last_quoted_paragraph_ = 0;
  std::optional<size_t> paragraph_quote_;  // ... in this paragraph
};

}  // namespace

RuleStatements ExtractByRules(const Document& document) { return Extractor(document).Run(); }

}  // namespace verbatim::extraction
