#include "services/extraction/report_frames.h"

#include <algorithm>
#include <string_view>

#include "services/extraction/content_bounds.h"
#include "services/extraction/cue_lexicon.h"
#include "services/extraction/source_phrase.h"

namespace verbatim::extraction {
namespace {

using text::Document;
using text::TokenKind;
using text::TokenRange;

// Tokens of a source with its apposition: keeps the work linear on endless sentences.
constexpr uint32_t kMaxSource = 80;
// How far a cue may stand from a quotation that it takes without a clause.
constexpr uint32_t kMaxObject = 10;
// Words between the closing mark and the verb of its tag: “...,” Ada Park, a lawyer, said.
constexpr uint32_t kMaxTag = 30;
// Time and comma between a tag and the participle that goes on with its report.
constexpr uint32_t kMaxTagTime = 5;

// Who is told: "told reporters" is the cue, the hearer no content.
constexpr std::string_view kHearers[] = {"reporters", "journalists", "lawmakers", "parliament",
                                         "MPs",       "Reuters",     "AFP",       "CNN",
                                         "Bloomberg", "viewers",     "supporters"};

class SentenceReader {
 public:
  SentenceReader(const Document& document, uint32_t sentence)
      : d_(document), range_(document.sentences()[sentence].tokens), bounds_(document, range_) {}

  std::vector<ReportFrame> Run() {
    std::vector<ReportFrame> frames;
    for (uint32_t t = range_.begin; t < range_.end; ++t) {
      if (d_.tokens()[t].in_quotes || d_.tokens()[t].kind != TokenKind::kWord) continue;
      std::optional<ReportFrame> frame = AccordingTo(t);
      if (!frame) frame = InWords(t);
      if (!frame) frame = Verb(t);
      if (!frame || (frame->content.empty() && frame->rest.empty())) continue;
      if (IsDeniedCharge(*frame)) {
        if (!frames.empty()) continue;
        frame->source->begin += 2;
      }
      last_source_ = frame->source;
      tag_end_ = frame->shape == FrameShape::kBefore ? frame->tag.end : 0;
      Accept(*frame, frames);
    }
    return frames;
  }

  std::optional<ReportFrame> ClauseBefore(TokenRange quotation) const {
    const uint32_t begin = ClauseBegin(quotation.begin);
    const std::optional<TokenRange> subject = ClauseSubject(d_, begin, quotation.begin);
    if (!subject) return std::nullopt;
    uint32_t verb = subject->end;
    while (verb < quotation.begin &&
           (IsComma(verb) || IsAuxiliaryOrAdverb(Text(verb)) || Text(verb).ends_with("ly"))) {
      ++verb;
    }
    if (verb >= quotation.begin || !LooksLikeVerb(verb)) return std::nullopt;
    ReportFrame frame;
    frame.cue = {verb, verb + 1};
    while (frame.cue.begin > subject->end && !IsComma(frame.cue.begin - 1)) --frame.cue.begin;
    frame.source = subject;
    frame.tag = {subject->begin, frame.cue.end};
    frame.content = quotation;
    frame.needs_quotation = true;
    return frame;
  }

  std::optional<ReportFrame> Introduction() const {
    uint32_t t = range_.end - 1;
    const uint32_t lowest = range_.end - std::min(range_.size(), kMaxObject + 2);
    while (t > lowest) {
      --t;
      if (d_.tokens()[t].in_quotes) return std::nullopt;
      const CueClass cue_class = CueClassOf(Text(t));
      const bool reports = cue_class == CueClass::kClause || cue_class == CueClass::kQuoteOnly;
      if (!reports || d_.tokens()[t].capitalised || IsDeterminer(TextBefore(t))) continue;
      ReportFrame frame;
      frame.cue = CueAround(t);
      if (frame.cue.empty() || BlocksCue(TextBefore(frame.cue.begin))) continue;
      frame.source = Subject(frame.cue.begin);
      if (!frame.source) frame.source = ClauseSubject(d_, ClauseBegin(t), t);
      if (frame.source) return frame;
    }
    return std::nullopt;
  }

  // "“Ice is coming”: Lee warns of closures"
  std::optional<ReportFrame> QuotedHeadline() const {
    uint32_t close = range_.begin;
    while (close < range_.end && d_.tokens()[close].in_quotes) ++close;
    if (close == range_.begin || Text(close) != ":") return std::nullopt;
    ReportFrame frame;
    frame.shape = FrameShape::kBefore;
    frame.source = SourceAfter(d_, close + 1, range_.end);
    if (!frame.source) return std::nullopt;
    const uint32_t verb = frame.source->end;
    const std::string_view word = Text(verb);
    const bool present = word.size() > 3 && word.ends_with('s') && !d_.tokens()[verb].capitalised;
    if (!present && CueClassOf(word) == CueClass::kNone) return std::nullopt;
    frame.cue = {verb, verb + 1};
    frame.tag = {close, range_.end};
    frame.content = {range_.begin, close};
    return frame;
  }

  std::optional<ReportFrame> HeadlineTag() const {
    if (bounds_.BodyEnd() != range_.end) return std::nullopt;
    if (const std::optional<ReportFrame> quoted = QuotedHeadline()) return quoted;
    const uint32_t lowest = range_.end - std::min(range_.size(), kMaxTag);
    for (uint32_t t = range_.end; t-- > lowest && !d_.tokens()[t].in_quotes;) {
      if (CueClassOf(Text(t)) != CueClass::kClause || d_.tokens()[t].capitalised) continue;
      if (!IsComma(t - 1)) continue;
      ReportFrame frame;
      frame.shape = FrameShape::kBefore;
      frame.cue = {t, t + 1};
      frame.source = SourceAfter(d_, t + 1, range_.end);
      if (!frame.source || frame.source->end != range_.end) return std::nullopt;
      frame.tag = {t, range_.end};
      frame.content = bounds_.BeforeTag(t);
      return frame;
    }
    return std::nullopt;
  }

 private:
  // "Lee says the ferry sank, a charge Ray denies": what stands before is Lee's report, if he is
  // there.
  bool IsDeniedCharge(const ReportFrame& frame) const {
    return frame.shape == FrameShape::kBefore && frame.source && frame.source->size() > 2 &&
           IsDeterminer(Text(frame.source->begin)) &&
           IsWordForReport(Text(frame.source->begin + 1)) &&
           d_.tokens()[frame.source->begin + 2].capitalised;
  }

  bool In(uint32_t t) const { return range_.Contains(t); }
  std::string_view Text(uint32_t t) const { return In(t) ? d_.Text(t) : std::string_view(); }
  bool IsMark(uint32_t t) const { return In(t) && d_.tokens()[t].kind == TokenKind::kQuoteMark; }
  bool IsComma(uint32_t t) const { return Text(t) == ","; }
  bool IsDash(uint32_t t) const {
    const std::string_view text = Text(t);
    return text == "-" || text == "--" || text == "–" || text == "—";
  }
  std::string_view TextBefore(uint32_t t) const {
    return t > range_.begin ? Text(t - 1) : std::string_view();
  }

  // A word that can only be read as a verb after a subject: "credited", "urges", not "is".
  bool LooksLikeVerb(uint32_t t) const {
    const std::string_view word = Text(t);
    if (!In(t) || d_.tokens()[t].capitalised || d_.tokens()[t].kind != TokenKind::kWord) {
      return false;
    }
    return CueClassOf(word) != CueClass::kNone || (word.size() > 4 && word.ends_with("ed")) ||
           (word.size() > 5 && word.ends_with("ing") && IsBe(TextBefore(t)));
  }
  static bool IsBe(std::string_view word) {
    return word == "is" || word == "was" || word == "are" || word == "were" || word == "been";
  }

  // Where the clause around `t` begins: behind the last quotation before it or the sentence's
  // begin.
  uint32_t ClauseBegin(uint32_t t) const {
    uint32_t begin = t;
    while (begin > range_.begin && t - begin < kMaxSource && !d_.tokens()[begin - 1].in_quotes &&
           !IsMark(begin - 1) && Text(begin - 1) != ";") {
      --begin;
    }
    return begin;
  }

  // No report inside a report; a tag at the end of the sentence rules over what it tags: "Park said
  // that they had lost, the paper reported".
  static void Accept(const ReportFrame& frame, std::vector<ReportFrame>& frames) {
    constexpr size_t kLooksBack = 4;  // contents come in order, so only the last can reach here
    if (frame.shape == FrameShape::kBefore) frames.clear();
    for (size_t i = frames.size() - std::min(frames.size(), kLooksBack); i < frames.size(); ++i) {
      const ReportFrame& earlier = frames[i];
      if (earlier.content.Contains(frame.cue.begin) || earlier.rest.Contains(frame.cue.begin)) {
        return;
      }
    }
    frames.push_back(frame);
  }

  std::optional<ReportFrame> AccordingTo(uint32_t t) const {
    if ((Text(t) != "according" && Text(t) != "According") || Text(t + 1) != "to") {
      return std::nullopt;
    }
    const std::optional<TokenRange> source = SourceAfter(d_, t + 2, range_.end);
    if (!source) return std::nullopt;
    ReportFrame frame;
    frame.cue = {t, t + 2};
    frame.source = source;
    frame.tag = {t, source->end};
    const bool first = t <= range_.begin + 1;
    if (first) frame.source = WithoutNextClause(*frame.source);
    frame.tag.end = frame.source->end;
    frame.shape = first ? FrameShape::kAfter : FrameShape::kBefore;
    frame.content = first ? TokenRange{frame.source->end, bounds_.BodyEnd()} : bounds_.BeforeTag(t);
    if (first && IsComma(frame.content.begin)) ++frame.content.begin;
    if (!first) frame.rest = RestBehind(frame.tag);
    return frame;
  }

  // "In her words, the ferry was “a coffin”."
  std::optional<ReportFrame> InWords(uint32_t t) const {
    const std::string_view owner = Text(t + 1);
    const bool pronoun = owner == "his" || owner == "her" || owner == "their";
    if ((Text(t) != "In" && Text(t) != "in") || !pronoun || Text(t + 2) != "words") {
      return std::nullopt;
    }
    ReportFrame frame;
    frame.cue = {t, t + 3};
    frame.source = TokenRange{t + 1, t + 2};
    frame.tag = frame.cue;
    frame.shape = t == range_.begin ? FrameShape::kAfter : FrameShape::kBefore;
    frame.content = t == range_.begin ? bounds_.AfterTag(t + 3) : bounds_.BeforeTag(t);
    frame.needs_quotation = true;
    return frame;
  }

  // "According to Lee, Ray left": the phrase ends at its comma unless an apposition follows that
  // another comma closes.
  TokenRange WithoutNextClause(TokenRange source) const {
    for (uint32_t t = source.begin; t + 1 < source.end; ++t) {
      if (IsComma(t) && (d_.tokens()[t + 1].capitalised || !IsComma(source.end))) {
        return {source.begin, t};
      }
    }
    return source;
  }

  // The cue with its auxiliaries and hearer: "has said", "told reporters", "called on".
  TokenRange CueAround(uint32_t t) const {
    TokenRange cue{t, t + 1};
    while (cue.begin > range_.begin && !d_.tokens()[cue.begin - 1].capitalised &&
           (IsAuxiliaryOrAdverb(Text(cue.begin - 1)) || IsAdverb(cue.begin - 1))) {
      --cue.begin;
    }
    const std::string_view next = Text(t + 1);
    const bool hearer =
        (Text(t) == "told" || Text(t) == "tells") &&
        std::find(std::begin(kHearers), std::end(kHearers), next) != std::end(kHearers);
    const bool preposition = ((Text(t) == "called" || Text(t) == "calls" || Text(t) == "calling") &&
                              (next == "on" || next == "for")) ||
                             (Text(t) == "urged" && next == "for") ||
                             ((Text(t) == "went" || Text(t) == "goes") && next == "on") ||
                             (Text(t) == "pointed" && next == "out") ||
                             ((Text(t) == "referred" || Text(t) == "refers") && next == "to");
    if (hearer || preposition) ++cue.end;
    if (Text(t) == "pointed" && next != "out") return {};
    if (Text(cue.end) == "to" && Text(cue.end + 1) == "say") cue.end += 2;
    return cue;
  }
  bool IsAdverb(uint32_t t) const {
    return Text(t).size() > 4 && Text(t).ends_with("ly") && !d_.tokens()[t].capitalised;
  }

  std::optional<ReportFrame> Verb(uint32_t t) const {
    const CueClass cue_class = CueClassOf(Text(t));
    if (cue_class == CueClass::kNone) return std::nullopt;
    if (d_.tokens()[t].capitalised) return t == range_.begin ? Inverted({t, t + 1}) : std::nullopt;
    ReportFrame frame;
    frame.cue = CueAround(t);
    if (frame.cue.empty()) return std::nullopt;
    const std::string_view before = TextBefore(frame.cue.begin);
    if (BlocksCue(before) || IsDeterminer(before) || before == "’s" || before == "'s") {
      return std::nullopt;
    }
    frame.needs_quotation = cue_class == CueClass::kQuoteOnly && frame.cue.end == t + 1;
    if (cue_class == CueClass::kNounLike) frame.needs_quotation = Text(frame.cue.end) != "that";
    if (cue_class == CueClass::kParticiple) return Participle(frame);
    if (before != "as") {  // "as Kyiv said" has its source before "said", "as said Lee" behind it
      frame.source = Subject(frame.cue.begin);
      if (frame.source) {
        frame.tag = {std::min(frame.source->begin, frame.cue.begin), frame.cue.end};
        if (frame.source == last_source_) frame.tag.begin = frame.cue.begin;
        return Shape(frame, cue_class);
      }
    }
    return Inverted(frame.cue);
  }

  // The source before a cue: all between a closing mark and the cue, a phrase that ends at the cue,
  // or the subject of a clause whose second verb this is ("Park left and said ...").
  std::optional<TokenRange> Subject(uint32_t cue) const {
    const uint32_t begin = ClauseBegin(cue);
    if (const std::optional<TokenRange> tag = WholeTag(begin, cue)) return tag;
    if (const std::optional<TokenRange> phrase = SourceBefore(d_, begin, cue)) return phrase;
    const std::string_view before = TextBefore(cue);
    const bool second = before == "and" || before == "but" || before == "then" || before == ",";
    const std::optional<TokenRange> subject = second ? ClauseSubject(d_, begin, cue) : std::nullopt;
    // A subject with only its comma before the cue would have been found above.
    return subject && subject->end + 1 < cue ? subject : std::nullopt;
  }

  // “...,” Katie Park, who is chair of the club said
  std::optional<TokenRange> WholeTag(uint32_t begin, uint32_t cue) const {
    if (begin == range_.begin || !IsMark(begin - 1) || cue - begin > kMaxTag) return std::nullopt;
    while (begin < cue && (IsComma(begin) || IsDash(begin))) ++begin;
    if (begin == cue || !d_.tokens()[begin].capitalised || IsTimeWord(Text(begin)) ||
        IsConjunction(Text(begin)) || IsPreposition(Text(begin))) {
      return std::nullopt;
    }
    uint32_t end = cue;
    while (end > begin && (IsComma(end - 1) || IsDash(end - 1))) --end;
    bool relative = false;
    for (uint32_t t = begin; t < end; ++t) {
      relative = relative || Text(t) == "who" || Text(t) == "whose";
      if (IsDash(t) || Text(t) == ":" || (IsCommonVerb(Text(t)) && !relative) ||
          (IsComma(t) && (Text(t + 1) == "and" || Text(t + 1).ends_with("ing")))) {
        return std::nullopt;
      }
    }
    return TokenRange{begin, end};
  }

  // "“...,” said Ada Park", "..., said Ada Park" and "Said Ada Park: “...”".
  std::optional<ReportFrame> Inverted(TokenRange cue) const {
    const bool first = cue.begin == range_.begin;
    const bool leans = !first && (IsMark(cue.begin - 1) || IsComma(cue.begin - 1) ||
                                  IsDash(cue.begin - 1) || TextBefore(cue.begin) == "as");
    if (!first && !leans) return std::nullopt;
    ReportFrame frame;
    frame.cue = cue;
    frame.source = SourceAfter(d_, cue.end, range_.end);
    if (!frame.source) return std::nullopt;
    frame.tag = {cue.begin, frame.source->end};
    frame.content = bounds_.BeforeTag(cue.begin);
    frame.shape = FrameShape::kBefore;
    if (!bounds_.HasContent(frame.content)) {  // "But, said Ada Park, “...”"
      frame.shape = FrameShape::kAfter;
      frame.content = bounds_.AfterTag(frame.tag.end);
      frame.needs_quotation = true;
    }
    return frame;
  }

  // "..., warning that ...": the subject of the sentence speaks.
  std::optional<ReportFrame> Participle(ReportFrame frame) const {
    const std::string_view before = TextBefore(frame.cue.begin);
    const bool quoted = before == "as" && Text(frame.cue.begin - 2) == "quoted";
    if (quoted) {  // "was quoted (by Lee) as saying"
      frame.cue.begin -= 2;
      while (frame.cue.begin > range_.begin && (IsBe(TextBefore(frame.cue.begin)) ||
                                                IsAuxiliaryOrAdverb(TextBefore(frame.cue.begin)))) {
        --frame.cue.begin;
      }
    }
    const bool leans = quoted || before == "," || before == "and" || before == "by" ||
                       IsDash(frame.cue.begin - 1) ||
                       (frame.cue.begin > range_.begin && IsMark(frame.cue.begin - 1));
    if (!leans) return std::nullopt;
    if (quoted) frame.source = Subject(frame.cue.begin);
    if (tag_end_ != 0 && frame.cue.begin <= tag_end_ + kMaxTagTime) {
      frame.source = last_source_;  // "..., Park said on Monday, adding that ..."
    }
    if (!frame.source) {
      frame.source = ClauseSubject(d_, ClauseBegin(frame.cue.begin), frame.cue.begin);
    }
    if (!frame.source) frame.source = ClauseSubject(d_, range_.begin, frame.cue.begin);
    if (!frame.source) return std::nullopt;
    frame.tag = frame.cue;
    frame.shape = FrameShape::kAfter;
    frame.content = bounds_.AfterTag(frame.cue.end);
    const std::string_view next = Text(frame.cue.end);
    frame.needs_quotation = next != "that" && !quoted;
    if (frame.needs_quotation && !HasMark(frame.content)) return std::nullopt;
    return frame;
  }

  // Decides on which side of "source cue" the content stands.
  std::optional<ReportFrame> Shape(ReportFrame frame, CueClass cue_class) const {
    const uint32_t begin = frame.tag.begin;
    const std::string_view before = TextBefore(begin);
    const bool after_mark = begin > range_.begin && IsMark(begin - 1);
    const std::string_view next = Text(frame.cue.end);
    // “Is it late?” Park answered that it was.
    const std::string_view last = after_mark && begin > range_.begin + 1 ? Text(begin - 2) : "";
    const bool asks = next == "that" && (last == "?" || last == "!" || last == ".");
    const bool tags = (before == "," || after_mark || IsDash(begin - 1)) && !asks;
    const bool goes_on = next == "that" || next == ":" || IsMark(frame.cue.end) ||
                         (next == "," && IsMark(frame.cue.end + 1));
    // After a comma "X said" tags what stands before, unless a clause of its own follows it.
    if (tags && cue_class != CueClass::kComplement && (after_mark || !goes_on) &&
        (after_mark || Ends(frame.cue.end) || EndsBehindHearer(frame.cue))) {
      frame.shape = FrameShape::kBefore;
      frame.content = bounds_.BeforeTag(begin);
      if (bounds_.HasContent(frame.content)) {
        if (!after_mark) frame.rest = RestBehind(frame.tag);
        if (cue_class == CueClass::kNounLike) frame.needs_quotation = false;
        return frame;
      }
    }
    frame.shape = FrameShape::kAfter;
    frame.content = TakesHearer(Text(frame.cue.end - 1)) ? bounds_.AfterHearer(frame.cue.end)
                                                         : bounds_.AfterTag(frame.cue.end);
    const uint32_t lead_in = bounds_.LeadInEnd();
    if (frame.content.begin < lead_in) frame.content.end = std::min(frame.content.end, lead_in);
    if (frame.content.empty()) return std::nullopt;
    if (frame.needs_quotation) {
      return HasMarkNear(frame.content.begin) ? std::optional(frame) : std::nullopt;
    }
    if (cue_class == CueClass::kClause && !goes_on && !bounds_.CanBeClause(frame.content.begin)) {
      return std::nullopt;
    }
    return frame;
  }

  bool HasMark(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (IsMark(t)) return true;
    }
    return false;
  }

  // "called the plan “...”": a cue that takes a quotation as its object has it near.
  bool HasMarkNear(uint32_t t) const {
    for (const uint32_t end = std::min(range_.end, t + kMaxObject); t < end; ++t) {
      if (IsMark(t)) return true;
    }
    return false;
  }

  // Whether the tag is over: the sentence ends, or time, place, manner or a participle follows.
  bool Ends(uint32_t t) const {
    const std::string_view next = Text(t);
    return !In(t) || t >= bounds_.BodyEnd() || next == "," || next == ";" || IsDash(t) ||
           IsPreposition(next) || IsTimeWord(next) || IsConjunction(next) || IsMark(t) ||
           (IsAdverb(t) && t + 1 >= bounds_.BodyEnd());
  }

  // "..., Ada Park told Coast News."
  bool EndsBehindHearer(TokenRange cue) const {
    if (!TakesHearer(Text(cue.end - 1))) return false;
    const std::optional<TokenRange> hearer = SourceAfter(d_, cue.end, range_.end);
    return hearer && (hearer->end >= bounds_.BodyEnd() || Ends(hearer->end));
  }

  // "The plan, he said, had failed": what goes on behind a tag between commas, if no new clause
  // or remark begins there.
  TokenRange RestBehind(TokenRange tag) const {
    uint32_t comma = tag.end;
    while (comma < bounds_.BodyEnd() && comma < tag.end + kMaxObject && !IsComma(comma) &&
           !IsMark(comma)) {
      ++comma;
    }
    if (!IsComma(comma) || IsMark(comma + 1)) return {};
    const std::string_view next = Text(comma + 1);
    if (next.ends_with("ing") || next == "but" || next == "and" || next == "who" ||
        IsPreposition(next) || next == "according" || next == "though" || next == "although" ||
        next == "which" || next == "while" || next == "as") {
      return {};
    }
    return bounds_.AfterTag(comma);
  }

  const Document& d_;
  const TokenRange range_;
  const ContentBounds bounds_;
  std::optional<TokenRange> last_source_;  // of the report before in this sentence
  uint32_t tag_end_ = 0;  // of that report if it tags what stands before it, else 0
};

}  // namespace

std::vector<ReportFrame> FindReportFrames(const Document& document, uint32_t sentence) {
  return SentenceReader(document, sentence).Run();
}

std::optional<ReportFrame> FindIntroduction(const Document& document, uint32_t sentence) {
  return SentenceReader(document, sentence).Introduction();
}

std::optional<ReportFrame> FindHeadlineTag(const Document& document, uint32_t sentence) {
  return SentenceReader(document, sentence).HeadlineTag();
}

std::optional<ReportFrame> FindClauseBefore(const Document& document, uint32_t sentence,
                                            TokenRange quotation) {
  return SentenceReader(document, sentence).ClauseBefore(quotation);
}

}  // namespace verbatim::extraction
