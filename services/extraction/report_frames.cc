#include "services/extraction/report_frames.h"

#include <algorithm>
#include <string_view>

#include "services/extraction/cue_lexicon.h"
#include "services/extraction/source_phrase.h"
#include "services/text/unicode.h"

namespace verbatim::extraction {
namespace {

using text::Document;
using text::TokenKind;
using text::TokenRange;

// Bounds that keep the work linear on endless sentences: tokens of a source with its apposition,
// and of the content after a tag. Contents longer than that do not occur in news.
constexpr uint32_t kMaxSource = 80;
constexpr uint32_t kMaxContent = 400;
// How far a cue may stand from a quotation that it takes without a clause.
constexpr uint32_t kMaxObject = 10;

// Who is told: "told reporters" is the cue, the hearer no content.
constexpr std::string_view kHearers[] = {"reporters", "journalists", "lawmakers", "parliament",
                                         "MPs",       "Reuters",     "AFP",       "CNN",
                                         "Bloomberg", "viewers",     "supporters"};

class SentenceReader {
 public:
  SentenceReader(const Document& document, uint32_t sentence)
      : d_(document), range_(document.sentences()[sentence].tokens) {}

  std::vector<ReportFrame> Run() {
    std::vector<ReportFrame> frames;
    for (uint32_t t = range_.begin; t < range_.end; ++t) {
      if (d_.tokens()[t].in_quotes || d_.tokens()[t].kind != TokenKind::kWord) {
        continue;
      }
      std::optional<ReportFrame> frame = AccordingTo(t);
      if (!frame) {
        frame = Verb(t);
      }
      if (frame && !frame->content.empty()) {
        Accept(*frame, frames);
      }
    }
    return frames;
  }

 private:
  bool In(uint32_t t) const { return range_.Contains(t); }
  std::string_view Text(uint32_t t) const { return In(t) ? d_.Text(t) : std::string_view(); }
  bool IsMark(uint32_t t) const { return In(t) && d_.tokens()[t].kind == TokenKind::kQuoteMark; }
  bool IsDash(uint32_t t) const {
    const std::string_view text = Text(t);
    return text == "-" || text == "--" || text == "–" || text == "—";
  }

  // The end of the sentence without its last full stop.
  uint32_t BodyEnd() const {
    const std::string_view last = Text(range_.end - 1);
    return last == "." || last == "!" || last == "?" ? range_.end - 1 : range_.end;
  }

  // No report inside a report; a tag at the end of the sentence rules over what it tags.
  static void Accept(const ReportFrame& frame, std::vector<ReportFrame>& frames) {
    if (frame.shape == FrameShape::kBefore) {
      // It tags all that stands before it in the sentence, earlier reports included: "Park said
      // that they had lost, the paper reported".
      frames.clear();
    } else if (!frames.empty() && frames.back().content.Contains(frame.cue.begin)) {
      return;
    }
    frames.push_back(frame);
  }

  std::optional<ReportFrame> AccordingTo(uint32_t t) const {
    if ((Text(t) != "according" && Text(t) != "According") || Text(t + 1) != "to") {
      return std::nullopt;
    }
    const std::optional<TokenRange> source = SourceAfter(d_, t + 2, range_.end);
    if (!source) {
      return std::nullopt;
    }
    ReportFrame frame;
    frame.cue = {t, t + 2};
    frame.source = source;
    frame.tag = {t, source->end};
    const bool first = t <= range_.begin + 1;
    frame.shape = first ? FrameShape::kAfter : FrameShape::kBefore;
    frame.content = first ? TokenRange{source->end, BodyEnd()} : BeforeTag(t);
    return frame;
  }

  // The cue with its auxiliaries and hearer: "has said", "told reporters", "called on".
  TokenRange CueAround(uint32_t t) const {
    TokenRange cue{t, t + 1};
    while (cue.begin > range_.begin && IsAuxiliaryOrAdverb(Text(cue.begin - 1)) &&
           !d_.tokens()[cue.begin - 1].capitalised) {
      --cue.begin;
    }
    const std::string_view next = Text(t + 1);
    const bool hearer =
        (Text(t) == "told" || Text(t) == "tells") &&
        std::find(std::begin(kHearers), std::end(kHearers), next) != std::end(kHearers);
    const bool preposition =
        ((Text(t) == "called" || Text(t) == "calls") && (next == "on" || next == "for")) ||
        (Text(t) == "urged" && next == "for") || (Text(t) == "went" && next == "on");
    if (hearer || preposition) {
      ++cue.end;
    }
    return cue;
  }

  std::optional<ReportFrame> Verb(uint32_t t) const {
    const CueClass cue_class = CueClassOf(Text(t));
    if (cue_class == CueClass::kNone || (d_.tokens()[t].capitalised && t != range_.begin)) {
      return std::nullopt;
    }
    ReportFrame frame;
    frame.cue = CueAround(t);
    const std::string_view before =
        frame.cue.begin > range_.begin ? Text(frame.cue.begin - 1) : std::string_view();
    if (BlocksCue(before) || IsDeterminer(before)) {
      return std::nullopt;
    }
    frame.needs_quotation = cue_class == CueClass::kQuoteOnly && frame.cue.end == t + 1;
    if (cue_class == CueClass::kParticiple) {
      return Participle(frame);
    }
    const bool subordinate = before == "as";  // "as Kyiv said" has its source before "said"
    std::optional<TokenRange> source =
        SourceBefore(d_, PhraseLimit(frame.cue.begin), frame.cue.begin);
    if (source && !subordinate) {
      frame.source = source;
      frame.tag = {source->begin, frame.cue.end};
      return Shape(frame, cue_class);
    }
    source = Inverted(frame.cue) ? SourceAfter(d_, frame.cue.end, range_.end) : std::nullopt;
    if (!source) {
      return std::nullopt;
    }
    frame.source = source;
    frame.tag = {frame.cue.begin, source->end};
    frame.shape = FrameShape::kBefore;
    frame.content = BeforeTag(frame.cue.begin);
    return frame;
  }

  // "“...,” said Ada Park" and "..., said Ada Park": the verb follows a mark or comma.
  bool Inverted(TokenRange cue) const {
    return cue.begin > range_.begin && (IsMark(cue.begin - 1) || Text(cue.begin - 1) == ",");
  }

  // Phrases do not reach back over a quotation mark.
  uint32_t PhraseLimit(uint32_t from) const {
    uint32_t limit = from;
    while (limit > range_.begin && from - limit < kMaxSource && !d_.tokens()[limit - 1].in_quotes &&
           !IsMark(limit - 1)) {
      --limit;
    }
    return limit;
  }

  // "..., warning that ...": the subject of the sentence speaks.
  std::optional<ReportFrame> Participle(ReportFrame frame) const {
    const bool leans = Text(frame.cue.begin - 1) == ",";
    const bool reports = IsMark(frame.cue.end) || Text(frame.cue.end) == "that" ||
                         (Text(frame.cue.end) == ":" && IsMark(frame.cue.end + 1));
    if (!leans || !reports) {
      return std::nullopt;
    }
    uint32_t subject = range_.begin;
    while (In(subject) && IsMark(subject)) {
      ++subject;
    }
    if (!In(subject) || d_.tokens()[subject].in_quotes) {
      return std::nullopt;
    }
    frame.source = SourceAfter(d_, subject, frame.cue.begin);
    if (!frame.source) {
      return std::nullopt;
    }
    frame.tag = frame.cue;
    frame.shape = FrameShape::kAfter;
    frame.content = AfterTag(frame.cue.end);
    return frame;
  }

  // Decides on which side of "source cue" the content stands.
  std::optional<ReportFrame> Shape(ReportFrame frame, CueClass cue_class) const {
    const uint32_t begin = frame.tag.begin;
    const std::string_view before = begin > range_.begin ? Text(begin - 1) : std::string_view();
    const bool tags =
        begin > range_.begin && (before == "," || IsMark(begin - 1) || IsDash(begin - 1));
    const std::string_view next = Text(frame.cue.end);
    const bool goes_on = next == "that" || next == ":" || IsMark(frame.cue.end) ||
                         (next == "," && IsMark(frame.cue.end + 1));
    // After a comma "X said" tags what stands before, unless a clause of its own follows it.
    if (tags && cue_class != CueClass::kComplement && (IsMark(begin - 1) || !goes_on) &&
        (IsMark(begin - 1) || Ends(frame.cue.end))) {
      frame.shape = FrameShape::kBefore;
      frame.content = BeforeTag(begin);
      if (!frame.content.empty()) {
        return frame;
      }
    }
    frame.shape = FrameShape::kAfter;
    frame.content = AfterTag(frame.cue.end);
    if (frame.needs_quotation) {
      return HasMarkNear(frame.content.begin) ? std::optional(frame) : std::nullopt;
    }
    if (cue_class == CueClass::kClause && !goes_on && IsHearer(frame.cue.end)) {
      return std::nullopt;
    }
    return frame;
  }

  // "said in a statement.": nothing that could be a clause follows.
  bool IsHearer(uint32_t t) const {
    return !In(t) || t >= BodyEnd() || (IsPreposition(Text(t)) && !HasVerbAfter(t));
  }

  bool HasVerbAfter(uint32_t t) const {
    for (const uint32_t end = std::min(BodyEnd(), t + kMaxContent); t < end; ++t) {
      if (IsCommonVerb(Text(t)) || IsMark(t)) {
        return true;
      }
    }
    return false;
  }

  // "called the plan “...”": a cue that takes a quotation as its object has it near.
  bool HasMarkNear(uint32_t t) const {
    for (const uint32_t end = std::min(range_.end, t + kMaxObject); t < end; ++t) {
      if (IsMark(t)) {
        return true;
      }
    }
    return false;
  }

  // Whether the tag is over: the sentence ends, or time, place, manner or a participle follows.
  bool Ends(uint32_t t) const {
    const std::string_view next = Text(t);
    return !In(t) || t >= BodyEnd() || next == "," || next == ";" || IsDash(t) ||
           IsPreposition(next) || IsTimeWord(next) || IsConjunction(next) || IsMark(t);
  }

  // What stands before a tag, without the comma between.
  TokenRange BeforeTag(uint32_t tag_begin) const {
    TokenRange content{range_.begin, tag_begin};
    while (!content.empty() && (Text(content.end - 1) == "," || IsDash(content.end - 1))) {
      --content.end;
    }
    return content;
  }

  // What follows a tag, up to where another report or a remark of the writer begins.
  TokenRange AfterTag(uint32_t tag_end) const {
    TokenRange content{tag_end, std::min(BodyEnd(), tag_end + kMaxContent)};
    while (!content.empty() && (Text(content.begin) == ":" || Text(content.begin) == ",")) {
      ++content.begin;
    }
    for (uint32_t t = content.begin; t < content.end; ++t) {
      if (d_.tokens()[t].in_quotes && !IsMark(t)) {
        continue;
      }
      const bool comma = Text(t) == "," || IsMark(t);
      const std::string_view next = Text(t + 1);
      const bool remark = next.ends_with("ing") && In(t + 1) && !d_.tokens()[t + 1].in_quotes &&
                          (CueClassOf(next) == CueClass::kParticiple || next == "citing" ||
                           next == "referring" || next == "according" || next == "thanking");
      if (IsMark(t) && t > content.begin && Text(t - 1) == ",") {
        content.end = t + 1;
        break;
      }
      if (comma && remark) {
        content.end = t;
        break;
      }
    }
    return content;
  }

  const Document& d_;
  TokenRange range_;
};

}  // namespace

std::vector<ReportFrame> FindReportFrames(const Document& document, uint32_t sentence) {
  return SentenceReader(document, sentence).Run();
}

}  // namespace verbatim::extraction
