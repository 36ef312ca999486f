#include "services/extraction/speech_turns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "services/extraction/report_frames.h"
#include "services/text/unicode.h"

namespace verbatim::extraction {
namespace {

using text::Document;
using text::Paragraph;
using text::ParagraphRole;
using text::TokenKind;
using text::TokenRange;

constexpr uint32_t kMaxSignature = 5;  // tokens after the dash
constexpr uint32_t kMaxLabel = 8;      // tokens of a name before its colon
constexpr uint32_t kMaxAside = 8;      // tokens of "(voice-over)" between name and colon
// A speaker's own words without marks: shorter paragraphs after "said:" are lists and links.
constexpr uint32_t kLeastBlockWords = 5;

// Labels that no one speaks under.
constexpr std::string_view kNotices[] = {
    "ad",         "advertisement", "advisory", "alert",    "also",    "analysis",      "background",
    "blog",       "breaking",      "caption",  "circa",    "claim",   "clarification", "comment",
    "contact",    "correction",    "corrects", "credit",   "date",    "details",       "disclaimer",
    "disclosure", "download",      "edit",     "editor",   "editors", "embed",         "exclusive",
    "explainer",  "fact",          "factbox",  "file",     "follow",  "full",          "gallery",
    "headline",   "here",          "image",    "images",   "info",    "latest",        "link",
    "links",      "listen",        "live",     "location", "map",     "more",          "name",
    "news",       "note",          "opinion",  "photo",    "photos",  "picture",       "pictures",
    "poll",       "price",         "quote",    "rating",   "read",    "recap",         "related",
    "report",     "reprint",       "result",   "results",  "review",  "score",         "scores",
    "see",        "source",        "sources",  "spoiler",  "story",   "summary",       "tags",
    "tip",        "tips",          "topic",    "topics",   "update",  "updated",       "updates",
    "url",        "verdict",       "video",    "warning",  "watch",   "what",          "when",
    "where",      "who",           "why",      "how"};
constexpr std::string_view kFirstPerson[] = {"i",  "we",   "you", "my",    "our",  "me",
                                             "us", "your", "i'm", "we're", "let's"};

template <typename Words>
bool IsOneOf(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool IsDash(std::string_view text) {
  return text == "-" || text == "--" || text == "–" || text == "—" || text == "―";
}

// "PARK:", "Ada Park (in Welsh):", "[Park]" at the begin of a paragraph.
struct Label {
  uint32_t paragraph = 0;
  TokenRange source;
  TokenRange cue;
  TokenRange content;
  bool capitals = false;  // all in capitals
  bool answers = false;   // "Q", "A"
};

class TurnFinder {
 public:
  explicit TurnFinder(const Document& document) : d_(document) {}

  std::vector<SpeechTurn> Run() && {
    const auto& paragraphs = d_.paragraphs();
    for (uint32_t begin = 0; begin < paragraphs.size();) {
      uint32_t end = begin;
      while (end < paragraphs.size() && paragraphs[end].entry == paragraphs[begin].entry) ++end;
      ReadEntry(begin, end);
      begin = end;
    }
    return std::move(turns_);
  }

 private:
  bool IsBody(uint32_t p) const { return d_.paragraphs()[p].role == ParagraphRole::kBody; }
  TokenRange Tokens(uint32_t p) const { return d_.paragraphs()[p].tokens; }
  bool IsWord(uint32_t t) const {
    const TokenKind kind = d_.tokens()[t].kind;
    return kind == TokenKind::kWord || kind == TokenKind::kNumber;
  }
  bool IsMark(uint32_t t) const { return d_.tokens()[t].kind == TokenKind::kQuoteMark; }
  uint32_t Words(TokenRange range) const {
    uint32_t words = 0;
    for (uint32_t t = range.begin; t < range.end; ++t) words += IsWord(t) ? 1 : 0;
    return words;
  }

  void ReadEntry(uint32_t begin, uint32_t end) {
    labels_.clear();
    for (uint32_t p = begin; p < end; ++p) {
      if (!IsBody(p)) continue;
      if (std::optional<Label> label = ReadLabel(p)) labels_.push_back(*label);
    }
    const bool transcript = IsTranscript();
    size_t next = 0;
    bool in_turn = false;
    for (uint32_t p = begin; p < end; ++p) {
      if (next < labels_.size() && labels_[next].paragraph == p) {
        const Label& label = labels_[next++];
        in_turn = transcript || (label.capitals && !IsDateline(label));
        if (in_turn) turns_.push_back({label.source, label.cue, {label.content}});
        in_turn &= transcript;
      } else if (in_turn && IsBody(p) && GoesOn(p, next < labels_.size())) {
        turns_.back().content.push_back(Tokens(p));
      } else {
        in_turn &= IsBody(p) && IsStageDirection(p);
        if (IsBody(p) && !ReadSignature(p) && p + 1 < end && ReadBlock(p)) {
          ++p;
          while (p + 1 < end && GoesOnBlock(p + 1)) turns_.back().content.push_back(Tokens(++p));
        }
      }
    }
  }

  std::optional<Label> ReadLabel(uint32_t p) const {
    TokenRange range = Tokens(p);
    if (!range.empty() && IsMark(range.begin)) ++range.begin;
    if (range.size() < 3) return std::nullopt;
    const bool bracket = d_.Text(range.begin) == "[";
    uint32_t t = range.begin + (bracket ? 1 : 0);
    Label label;
    label.paragraph = p;
    label.source = {t, t};
    label.capitals = true;
    while (t < range.end && t < label.source.begin + kMaxLabel && IsNamePart(t)) {
      const auto& token = d_.tokens()[t];
      label.capitals &= token.all_capitals || !IsWord(t);
      ++t;
    }
    label.source.end = t;
    if (label.source.empty() || !d_.tokens()[label.source.begin].capitalised) return std::nullopt;
    const std::string_view name = d_.Text(label.source.begin);
    label.answers = label.source.size() == 1 && (name == "Q" || name == "A");
    label.capitals = (label.capitals && !bracket) || label.answers;
    if (bracket) {
      if (t >= range.end || d_.Text(t) != "]") return std::nullopt;
      label.cue = {t, t + 1};
      if (++t < range.end && d_.Text(t) == ":") ++t;
    } else {
      t = AfterAside(t, range.end);
      if (t >= range.end || d_.Text(t) != ":") return std::nullopt;
      label.cue = {t, t + 1};
      ++t;
    }
    label.content = {t, range.end};
    if (Words(label.content) == 0 || IsNotice(label.source)) return std::nullopt;
    return label;
  }

  bool IsNotice(TokenRange label) const {
    for (uint32_t t = label.begin; t < label.end; ++t) {
      if (IsOneOf(text::FoldCase(d_.Text(t)), kNotices)) return true;
    }
    return false;
  }

  bool IsNamePart(uint32_t t) const {
    const std::string_view word = d_.Text(t);
    if (d_.tokens()[t].kind == TokenKind::kWord) {
      return d_.tokens()[t].capitalised || word == "of" || word == "the" || word == "de" ||
             word == "van" || word == "von" || word == "’s" || word == "'s";
    }
    return word == "." || word == "&" || word == "-";
  }

  // Behind "(voice-over)".
  uint32_t AfterAside(uint32_t t, uint32_t limit) const {
    if (t >= limit || d_.Text(t) != "(") return t;
    for (uint32_t i = t; i < limit && i <= t + kMaxAside; ++i) {
      if (d_.Text(i) == ")") return i + 1;
    }
    return t;
  }

  std::string_view LastName(const Label& label) const { return d_.Text(label.source.end - 1); }

  // Labels of names make a transcript where one returns after another or a question is answered.
  bool IsTranscript() const {
    std::unordered_set<std::string_view> later;
    for (size_t i = labels_.size(); i-- > 1;) {
      const Label& before = labels_[i - 1];
      const Label& label = labels_[i];
      const bool two_speak = LastName(before) != LastName(label) && EndsSentence(before.content) &&
                             EndsSentence(label.content);
      const bool adjacent = label.paragraph == before.paragraph + 1;
      if (two_speak &&
          ((label.capitals && before.capitals) || (adjacent && HasQuestion(before.content)) ||
           later.contains(LastName(before)))) {
        return true;
      }
      later.insert(LastName(label));
    }
    return false;
  }

  bool EndsSentence(TokenRange range) const {
    uint32_t last = range.end - 1;
    while (last > range.begin && !IsWord(last) && (IsMark(last) || d_.Text(last) == ")")) --last;
    const std::string_view end = d_.Text(last);
    return end == "." || end == "?" || end == "!" || end == "…" || end == "..." || IsDash(end);
  }
  bool HasQuestion(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (d_.Text(t) == "?") return true;
    }
    return false;
  }

  // "DELHI: The minister said ...": the only label of its entry, at its head, before a text that
  // speaks of others.
  bool IsDateline(const Label& label) const {
    const uint32_t p = label.paragraph;
    const bool at_head = p == 0 || d_.paragraphs()[p - 1].entry != d_.paragraphs()[p].entry ||
                         !IsBody(p - 1) || !EndsSentence(Tokens(p - 1));
    return labels_.size() == 1 && at_head && label.cue.begin == label.source.end &&
           Tokens(p).begin == label.source.begin && !HasFirstPerson(label.content) &&
           !HasQuestion(label.content);
  }
  bool HasFirstPerson(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const auto& token = d_.tokens()[t];
      if (token.kind == TokenKind::kWord && !token.in_quotes &&
          IsOneOf(text::FoldCase(d_.Text(t)), kFirstPerson)) {
        return true;
      }
    }
    return false;
  }
  bool HasMark(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (IsMark(t)) return true;
    }
    return false;
  }

  // "(Applause.)", "[crosstalk]"
  bool IsStageDirection(uint32_t p) const {
    const std::string_view first = d_.Text(Tokens(p).begin);
    const std::string_view last = d_.Text(Tokens(p).end - 1);
    return (first == "(" && last == ")") || (first == "[" && last == "]");
  }

  // Whether a paragraph without a label goes on with the turn before it. Behind the last label
  // the article may speak again, so there only first and second persons go on.
  bool GoesOn(uint32_t p, bool labels_follow) const {
    if (IsStageDirection(p) || !EndsSentence(Tokens(p))) return false;
    return HasFirstPerson(Tokens(p)) || (labels_follow && !HasMark(Tokens(p)));
  }

  // "“...” — Ada Park": capitalised words after a dash end the paragraph.
  bool ReadSignature(uint32_t p) {
    const TokenRange range = Tokens(p);
    uint32_t dash = range.end;
    while (dash > range.begin && range.end - dash <= kMaxSignature && !IsDash(d_.Text(dash - 1))) {
      --dash;
    }
    if (dash <= range.begin + 1 || dash == range.end || !IsDash(d_.Text(dash - 1))) return false;
    bool named = IsMark(dash - 2);
    for (uint32_t t = dash; t < range.end; ++t) {
      named = named && (d_.tokens()[t].capitalised || d_.Text(t) == ".");
    }
    if (!named) return false;
    turns_.push_back({{dash, range.end}, {dash - 1, dash}, {{range.begin, dash - 1}}});
    return true;
  }

  // A block quotation goes on where "we" and "I" do.
  bool GoesOnBlock(uint32_t p) const {
    return IsBody(p) && HasFirstPerson(Tokens(p)) && !HasMark(Tokens(p)) &&
           EndsSentence(Tokens(p)) && !ReadLabel(p);
  }

  // "The ministry said:" and a paragraph that lost its marks or never had any.
  bool ReadBlock(uint32_t p) {
    const TokenRange next = Tokens(p + 1);
    if (!IsBody(p + 1) || d_.Text(Tokens(p).end - 1) != ":") return false;
    const bool is_text = d_.tokens()[next.begin].kind == TokenKind::kWord &&
                         d_.tokens()[next.begin].capitalised && !d_.tokens()[next.begin].in_quotes;
    if (!is_text || !EndsSentence(next) || Words(next) < kLeastBlockWords) return false;
    const std::optional<ReportFrame> frame =
        FindIntroduction(d_, d_.paragraphs()[p].sentences.end - 1);
    if (!frame || !frame->source) return false;
    turns_.push_back({*frame->source, frame->cue, {next}});
    return true;
  }

  const Document& d_;
  std::vector<Label> labels_;  // of the entry
  std::vector<SpeechTurn> turns_;
};

}  // namespace

std::vector<SpeechTurn> FindSpeechTurns(const Document& document) {
  return TurnFinder(document).Run();
}

}  // namespace verbatim::extraction
