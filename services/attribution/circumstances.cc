#include "services/attribution/circumstances.h"

#include <algorithm>

#include "services/attribution/date_expression.h"
#include "services/attribution/phrase.h"
#include "services/attribution/relay.h"

namespace verbatim::attribution {
namespace {

using domain::ChainLink;
using domain::LinkKind;
using text::TokenRange;

// Reads the adjuncts around one statement's source and cue.
class FrameReader {
 public:
  FrameReader(const Conversation& conversation, const StatementTokens& statement,
              const Source& source, std::optional<domain::Time> publish_time)
      : conversation_(conversation),
        text_(conversation.text),
        statement_(statement),
        source_(source),
        publish_time_(publish_time) {}

  std::vector<ChainLink> Read() {
    if (source_.form == SourceForm::kDocument) {
      Add(LinkKind::kMedium, source_.phrase.core, 0.95, "document");
    }
    const TokenRange cue = statement_.cue.empty() ? statement_.source : statement_.cue;
    if (cue.empty()) return {};
    sentence_ = text_.SentenceOf(cue.begin);
    const TokenRange anchor = Anchor(cue);
    ReadAdjuncts(LeadBefore(anchor));
    ReadVerb(cue);
    ReadMiddle(anchor);
    ReadAdjuncts(
        {std::max(anchor.end, told_end_), std::min(sentence_.end, anchor.end + kMaxFrameTokens)});
    AddRelays(anchor);
    std::stable_sort(links_.begin(), links_.end(), [](const ChainLink& a, const ChainLink& b) {
      return std::pair(a.kind, a.evidence->begin) < std::pair(b.kind, b.evidence->begin);
    });
    return std::move(links_);
  }

 private:
  // From the first of source and cue to the last.
  TokenRange Anchor(TokenRange cue) const {
    TokenRange anchor = cue;
    const TokenRange source = statement_.source;
    if (source.empty() || !sentence_.Contains(source.begin)) return anchor;
    constexpr uint32_t kFar = 25;  // another clause stands between
    if (source.begin > anchor.end + kFar || anchor.begin > source.end + kFar) return anchor;
    anchor.begin = std::min(anchor.begin, source.begin);
    anchor.end = std::max(anchor.end, source.end);
    return anchor;
  }

  bool IsContent(uint32_t token) const { return conversation_.in_content[token]; }

  // What opens the sentence before the source: "In a statement on Tuesday,".
  TokenRange LeadBefore(TokenRange anchor) const {
    uint32_t begin = sentence_.begin;
    if (anchor.begin - begin > kMaxFrameTokens) return {anchor.begin, anchor.begin};
    for (uint32_t i = begin; i < anchor.begin; ++i) {
      if (IsContent(i)) begin = i + 1;
    }
    return {begin, anchor.begin};
  }

  // "Mr Holt later told", "Holt on Tuesday said": between source and cue only dates count, and none
  // where the source stands far away.
  void ReadMiddle(TokenRange anchor) {
    if (statement_.source.empty() || statement_.cue.empty()) return;
    if (!anchor.Contains(statement_.source.begin)) return;
    const TokenRange first =
        statement_.source.begin < statement_.cue.begin ? statement_.source : statement_.cue;
    for (uint32_t i = first.end; i < anchor.end; ++i) {
      if (statement_.source.Contains(i) || statement_.cue.Contains(i) || IsContent(i)) continue;
      if (const auto date = ReadDate(text_, i, anchor.end, publish_time_)) {
        AddDate(*date, 0.85);
        i = date->tokens.end - 1;
      }
    }
  }

  // "told reporters", "tweeted".
  void ReadVerb(TokenRange cue) {
    for (uint32_t i = cue.begin; i < cue.end; ++i) {
      const std::string_view word = text_.Text(i);
      if (word == "tweeted" || word == "tweets" || word == "retweeted" || word == "posted" ||
          word == "emailed" || word == "texted" || word == "blogged") {
        Add(LinkKind::kMedium, {i, i + 1}, 0.95, "cue");
      }
      if (word == "told" || word == "tells" || word == "telling") ReadToldObject(i);
    }
  }

  void ReadToldObject(uint32_t verb) {
    if (statement_.source.Contains(verb + 1)) return;  // "told him", never the source itself
    const std::optional<Phrase> object = ReadPhrase(text_, verb + 1, sentence_.end);
    if (!object) return;
    told_end_ = object->core.end;
    const TokenRange told = {verb, object->core.end};
    if (IsMedia(object->core)) {
      Add(LinkKind::kRelayedBy, told, 0.92, "told");
    } else if (text_.Is(object->head, kAudience) || text_.Is(object->head, kMedium)) {
      Add(LinkKind::kMedium, told, 0.95, "told");
    }
  }

  bool IsMedia(TokenRange range) const { return NamesMedium(text_, range); }

  // One adjunct after another, until something else begins.
  void ReadAdjuncts(TokenRange range) {
    uint32_t i = range.begin;
    while (i < range.end && !IsContent(i)) {
      const uint32_t next = ReadAdjunct(i, range.end);
      if (next == i) break;
      i = next;
    }
  }

  // The token behind the adjunct that begins at `i`; `i` itself if none does.
  uint32_t ReadAdjunct(uint32_t i, uint32_t end) {
    if (const auto date = ReadDate(text_, i, end, publish_time_)) {
      AddDate(*date, 0.92);
      return date->tokens.end;
    }
    if (text_.Is(i, kPreposition)) return ReadPrepositional(i, end);
    if (text_.IsText(i, ",") || text_.IsText(i, "—") || text_.IsText(i, "–")) return i + 1;
    static constexpr std::string_view kSkipped[] = {
        "But",       "And",      "but",       "later",  "also",     "again",     "then",
        "earlier",   "Earlier",  "late",      "Late",   "Speaking", "speaking",  "Writing",
        "writing",   "Asked",    "asked",     "issued", "released", "published", "posted",
        "sent",      "obtained", "broadcast", "aired",  "seen",     "delivered", "given",
        "Meanwhile", "recorded", "joint",
    };
    const std::string_view word = text_.Text(i);
    if (std::find(std::begin(kSkipped), std::end(kSkipped), word) != std::end(kSkipped)) {
      return i + 1;
    }
    if (word == "citing") {
      const std::optional<Phrase> cited = ReadPhrase(text_, i + 1, end);
      if (cited && IsMedia(cited->core)) {
        Add(LinkKind::kRelayedBy, {i, cited->core.end}, 0.9, "citing");
      }
    }
    return i;
  }

  uint32_t ReadPrepositional(uint32_t preposition, uint32_t end) {
    const std::optional<Phrase> phrase = ReadPhrase(text_, preposition + 1, end);
    if (!phrase) return preposition;
    TokenRange all = {preposition, NameEnd(*phrase)};
    const std::string_view word = text_.Text(preposition);
    // "published by", "at 9am": something else reads these.
    if (text_.Token(phrase->core.begin).kind == text::TokenKind::kNumber) return preposition;
    if (word == "according" || word == "to" || word == "that") {
      if (word == "to" && IsMedia(phrase->core)) {
        Add(LinkKind::kRelayedBy, all, 0.85, "adjunct");
      }
      return word == "to" ? all.end : preposition;
    }
    if (text_.Is(phrase->head, kChannel) ||
        (IsMediumPhrase(*phrase) && IsMediumPreposition(word))) {
      all.end = WithAttachments(all.end, end);
      Add(LinkKind::kMedium, all, 0.93, "adjunct");
      if (const TokenRange relay = MediaIn(all); !relay.empty()) {
        Add(LinkKind::kRelayedBy, relay, 0.85, "adjunct");
      }
      return all.end;
    }
    if (IsMedia(phrase->core) &&
        (word == "in" || word == "on" || word == "via" || word == "with")) {
      Add(LinkKind::kRelayedBy, all, 0.85, "adjunct");
      return all.end;
    }
    const bool then = word == "after" || word == "before" || word == "during" ||
                      word == "following" || word == "After" || word == "During";
    if (then || (text_.Is(phrase->head, kEvent) &&
                 (word == "at" || word == "At" || word == "in" || word == "In" || word == "on"))) {
      if (text_.Is(all.end, kVerb)) return preposition;  // a clause: "after ministers met"
      if (text_.Is(phrase->head, kFunctionWord) || IsGerund(preposition + 1)) return all.end;
      all.end = WithAttachments(all.end, end);
      Add(LinkKind::kSaidAt, all, 0.8, "occasion");
      return all.end;
    }
    if (IsPlacePreposition(word) && IsPlace(*phrase, word == "from" || word == "From")) {
      Add(LinkKind::kSaidAt, all, 0.8, "place");
    }
    return all.end;
  }

  // The phrase's end, or that of the name at its head: "CNN's State of the Union".
  uint32_t NameEnd(const Phrase& phrase) const {
    const auto [first, last] = conversation_.cast.MentionsIn(phrase.core);
    uint32_t end = phrase.core.end;
    for (uint32_t i = first; i < last; ++i) {
      const TokenRange name = conversation_.cast.mentions()[i].name;
      if (name.Contains(phrase.head)) end = std::max(end, name.end);
    }
    return end;
  }

  static bool IsMediumPreposition(std::string_view word) {
    return word == "in" || word == "on" || word == "In" || word == "On" || word == "via" ||
           word == "during" || word == "During" || word == "at" || word == "At" || word == "by" ||
           word == "through" || word == "over" || word == "from" || word == "By";
  }
  static bool IsPlacePreposition(std::string_view word) {
    return word == "in" || word == "at" || word == "from" || word == "near" || word == "outside" ||
           word == "In" || word == "At" || word == "From";
  }
  bool IsMediumPhrase(const Phrase& phrase) const {
    return text_.Is(phrase.head, kMedium) ||
           (text_.Is(phrase.head, kDocument) && !text_.Is(phrase.head, kOrgHead));
  }

  // "before taking questions".
  bool IsGerund(uint32_t token) const {
    return text_.Text(token).ends_with("ing") && !text_.Is(token, kEvent | kMedium);
  }

  bool IsPlace(const Phrase& phrase, bool known_only) const {
    const auto [first, last] = conversation_.cast.MentionsIn(phrase.core);
    for (uint32_t i = first; i < last; ++i) {
      const Mention& mention = conversation_.cast.mentions()[i];
      if (!mention.name.Contains(phrase.head)) continue;
      if (mention.kind == MentionKind::kPlace) return true;
      if (known_only || mention.entity == kNoEntity) return false;
      const MentionKind kind = conversation_.cast.EntityOf(mention).kind;
      return kind == MentionKind::kName ||
             (kind == MentionKind::kOrganization && !text_.Is(phrase.head, kMedia));
    }
    return false;
  }

  // "of the group", "with ministers", "between A and B" behind an occasion or a medium.
  uint32_t WithAttachments(uint32_t begin, uint32_t end) const {
    uint32_t i = begin;
    while (i < end && (text_.IsText(i, "of") || text_.IsText(i, "with") || text_.IsText(i, "to") ||
                       text_.IsText(i, "between") || text_.IsPossessiveMark(i))) {
      const std::optional<Phrase> next = ReadPhrase(text_, i + 1, end);
      if (!next) break;
      i = next->core.end;
      if (text_.IsText(begin, "between") && text_.IsText(i, "and")) {
        const std::optional<Phrase> other = ReadPhrase(text_, i + 1, end);
        if (other) i = other->core.end;
      }
    }
    return i;
  }

  // The news medium named inside a range.
  TokenRange MediaIn(TokenRange range) const {
    const auto [first, last] = conversation_.cast.MentionsIn(range);
    for (uint32_t i = first; i < last; ++i) {
      const Mention& mention = conversation_.cast.mentions()[i];
      if (IsMedia(mention.name) && mention.name.end <= range.end) return mention.name;
    }
    return {};
  }

  // "Reuters reported", "according to state media", anywhere else in the sentence.
  void AddRelays(TokenRange anchor) {
    const uint32_t begin =
        std::max(sentence_.begin, anchor.begin - std::min(anchor.begin, kMaxFrameTokens));
    const uint32_t end = std::min(sentence_.end, anchor.end + kMaxFrameTokens);
    for (const Relay& relay :
         FindRelays(text_, conversation_.in_content, statement_, {begin, end})) {
      RemoveInside(relay.tokens);
      Add(LinkKind::kRelayedBy, relay.tokens, relay.confidence, relay.method);
    }
  }

  // What a relay says is no further circumstance.
  void RemoveInside(TokenRange tokens) {
    const domain::TextSpan span = text_.document().SpanOf(tokens);
    std::erase_if(links_, [&](const ChainLink& link) {
      return link.kind != LinkKind::kSaidAt && link.evidence->begin < span.end &&
             span.begin < link.evidence->end && link.evidence->begin >= span.begin;
    });
  }

  void AddDate(const DateExpression& date, double confidence) {
    Add(LinkKind::kSaidAt, date.tokens, confidence, "date");
    links_.back().time = date.time;
  }

  void Add(LinkKind kind, TokenRange tokens, double confidence, std::string_view method) {
    ChainLink link;
    link.kind = kind;
    link.text = std::string(text_.Text(tokens));
    link.evidence = text_.document().SpanOf(tokens);
    link.confidence = confidence;
    link.method = std::string(method);
    links_.push_back(std::move(link));
  }

  const Conversation& conversation_;
  const TaggedText& text_;
  const StatementTokens& statement_;
  const Source& source_;
  const std::optional<domain::Time> publish_time_;
  TokenRange sentence_;
  uint32_t told_end_ = 0;  // behind the object of "told"
  std::vector<ChainLink> links_;
};

}  // namespace

std::vector<ChainLink> FindCircumstances(const Conversation& conversation,
                                         const StatementTokens& statement, const Source& source,
                                         std::optional<domain::Time> publish_time) {
  return FrameReader(conversation, statement, source, publish_time).Read();
}

}  // namespace verbatim::attribution
