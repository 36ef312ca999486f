#include <algorithm>

#include "services/attribution/description_resolver.h"
#include "services/attribution/foreground.h"
#include "services/attribution/pronoun_resolver.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

constexpr size_t kMostMentionsBack = 64;

Resolution Organization(const Cast& cast, uint32_t mention, double confidence,
                        std::string_view method) {
  Resolution resolution;
  resolution.speaker = SpeakerOf(cast.EntityOf(cast.mentions()[mention]), confidence);
  resolution.entity = cast.mentions()[mention].entity;
  resolution.antecedent = mention;
  resolution.method = method;
  return resolution;
}

// Whether every telling word of the phrase but its head ("defence" ministry) is in the name.
bool FitsName(const TaggedText& text, const Phrase& phrase, const Mention& mention) {
  for (uint32_t i = phrase.core.begin; i < phrase.core.end; ++i) {
    if (i == phrase.head || !text.IsWord(i) || text.Is(i, kDeterminer) ||
        text.IsPossessiveMark(i)) {
      continue;
    }
    bool found = false;
    for (uint32_t k = mention.name.begin; k < mention.name.end && !found; ++k) {
      found = text.Info(k).hash == text.Info(i).hash;
    }
    if (!found) return false;
  }
  return true;
}

// "the agency", "the company" for an organisation whose name has another head word, or none: the
// one in the foreground.
Resolution ByKind(const Conversation& conversation, const Phrase& phrase) {
  const TaggedText& text = conversation.text;
  static constexpr std::string_view kGenericHeads[] = {
      "agency", "department", "group",   "company",   "firm",     "organisation", "organization",
      "body",   "office",     "network", "newspaper", "paper",    "outlet",       "website",
      "bank",   "magazine",   "charity", "watchdog",  "campaign", "union",        "corporation",
  };
  const std::string_view head = text.Text(phrase.head);
  if (std::find(std::begin(kGenericHeads), std::end(kGenericHeads), head) ==
      std::end(kGenericHeads)) {
    return {};
  }
  const uint32_t token = phrase.core.begin;
  constexpr uint32_t kMaxParagraphs = 3;
  for (size_t i = conversation.turns.size(), first = conversation.FirstTurn(token, 3);
       i-- > first;) {
    const Turn& turn = conversation.turns[i];
    if (text.ParagraphOf(token) - text.ParagraphOf(turn.token) > kMaxParagraphs) break;
    if (turn.resolution.speaker.kind != domain::SpeakerKind::kOrganization) continue;
    if (turn.resolution.entity == kNoEntity) continue;
    Resolution resolution = turn.resolution;
    resolution.speaker.confidence = 0.7;
    resolution.method = "description";
    return resolution;
  }
  const uint32_t entry = text.EntryOf(token);
  const auto [first, last] = conversation.cast.MentionsIn({0, token});
  const uint32_t stop = last - std::min<uint32_t>(last - first, kMaxMentionsBack);
  for (uint32_t i = last; i-- > stop;) {
    const Mention& mention = conversation.cast.mentions()[i];
    if (text.EntryOf(mention.name.begin) != entry) break;
    if (text.ParagraphOf(token) - text.ParagraphOf(mention.name.begin) > 2) break;
    if (mention.kind == MentionKind::kOrganization && !mention.quoted && IsSubject(text, mention)) {
      return Organization(conversation.cast, i, 0.65, "description");
    }
  }
  return {};
}

// The issuer named by what follows a document: "a report by Example Watch", "a letter from".
Resolution IssuerBehind(const Conversation& conversation, const Source& source) {
  const TaggedText& text = conversation.text;
  const uint32_t end = std::min(source.tokens.end, source.phrase.core.end + 8);
  for (uint32_t i = source.phrase.core.end; i < end; ++i) {
    if (!text.IsText(i, "by") && !text.IsText(i, "from")) continue;
    const Source issuer = ReadSource(text, conversation.cast, {i + 1, source.tokens.end});
    if (issuer.form != SourceForm::kName) continue;
    const Mention& mention = conversation.cast.mentions()[issuer.mention];
    if (mention.entity == kNoEntity) continue;
    return Organization(conversation.cast, issuer.mention, 0.88, "issuer");
  }
  return {};
}

class Document {
 public:
  Document(const Conversation& conversation, const Source& source,
           const std::vector<TokenRange>& own_content)
      : conversation_(conversation),
        text_(conversation.text),
        cast_(conversation.cast),
        source_(source),
        own_content_(own_content) {}

  Resolution Resolve() const {
    if (Resolution found = IssuerInside(); found.IsKnown()) return found;
    if (Resolution found = IssuerBehind(conversation_, source_); found.IsKnown()) return found;
    if (Resolution found = Earlier(); found.IsKnown()) return found;
    return {};
  }

 private:
  // "a Kremlin readout", "the ministry statement", "her statement", "Jane Doe's brief".
  Resolution IssuerInside() const {
    const Phrase& phrase = source_.phrase;
    const auto [first, last] = cast_.MentionsIn(phrase.core);
    for (uint32_t i = first; i < last; ++i) {
      const Mention& mention = cast_.mentions()[i];
      if (mention.name.end > phrase.head || mention.entity == kNoEntity) continue;
      // "an October report" and "a Russian report" have no issuer in them.
      if (mention.kind == MentionKind::kPlace && !mention.possessive) continue;
      return Organization(cast_, i, 0.9, "issuer");
    }
    if (text_.Is(phrase.core.begin, kPossessive) && text_.Is(phrase.core.begin, kMale | kFemale)) {
      Resolution owner = ResolvePronoun(conversation_, phrase.core.begin, own_content_);
      owner.method = "issuer";
      return owner;
    }
    for (uint32_t i = phrase.core.begin; i < phrase.head; ++i) {
      if (!text_.Is(i, kOrgHead) || text_.IsCapitalised(i)) continue;
      Phrase issuer = phrase;
      issuer.core.end = i + 1;
      issuer.head = i;
      Resolution resolution = ResolveOrganizationDescribed(conversation_, issuer);
      if (resolution.IsKnown()) {
        resolution.method = "issuer";
        return resolution;
      }
    }
    return {};
  }

  // "the memo" of which a turn before spoke, or that the text introduced with its issuer.
  Resolution Earlier() const {
    if (!source_.definite) return {};
    const uint64_t head = text_.Info(source_.phrase.head).hash;
    const size_t first = conversation_.FirstTurn(source_.tokens.begin, kMaxTurnsBack);
    for (size_t i = conversation_.turns.size(); i-- > first;) {
      const Turn& turn = conversation_.turns[i];
      if (turn.source.form != SourceForm::kDocument || !turn.resolution.IsKnown()) continue;
      if (text_.Info(turn.source.phrase.head).hash != head) continue;
      Resolution resolution = turn.resolution;
      resolution.speaker.confidence *= 0.95;
      resolution.method = "document";
      return resolution;
    }
    return Introduced(head);
  }

  // Looks back for the same word with an issuer: "a new report by Example Watch".
  Resolution Introduced(uint64_t head) const {
    constexpr uint32_t kMaxTokensBack = 600;
    const uint32_t begin = source_.tokens.begin;
    const uint32_t stop = begin - std::min(begin, kMaxTokensBack);
    for (uint32_t i = begin; i-- > stop;) {
      if (text_.Info(i).hash != head || text_.Token(i).in_quotes) continue;
      uint32_t from = i;
      const uint32_t sentence = text_.SentenceOf(i).begin;
      while (from > sentence && i - from < 8 && !EndsPhrase(text_, from - 1)) --from;
      const Source earlier = ReadSource(text_, cast_, {from, text_.SentenceOf(i).end});
      if (earlier.form != SourceForm::kDocument || earlier.phrase.head != i) continue;
      const Resolution inside = Document(conversation_, earlier, own_content_).IssuerInside();
      Resolution resolution = inside.IsKnown() ? inside : IssuerBehind(conversation_, earlier);
      if (!resolution.IsKnown()) continue;
      resolution.speaker.confidence *= 0.85;
      resolution.method = "document";
      return resolution;
    }
    return {};
  }

  const Conversation& conversation_;
  const TaggedText& text_;
  const Cast& cast_;
  const Source& source_;
  const std::vector<TokenRange>& own_content_;
};

}  // namespace

Resolution ResolveOrganizationDescribed(const Conversation& conversation, const Phrase& phrase) {
  const TaggedText& text = conversation.text;
  const Cast& cast = conversation.cast;
  const auto mentions = cast.MentionsWithHead(text.Info(phrase.head).hash);
  const auto middle = std::lower_bound(mentions.begin(), mentions.end(), phrase.core.begin,
                                       [&](uint32_t mention, uint32_t token) {
                                         return cast.mentions()[mention].name.begin < token;
                                       });
  const size_t at = static_cast<size_t>(middle - mentions.begin());
  const size_t stop = at - std::min(at, kMostMentionsBack);
  const uint32_t entry = text.EntryOf(phrase.core.begin);
  for (bool same_entry : {true, false}) {
    for (size_t i = at; i-- > stop;) {
      const Mention& mention = cast.mentions()[mentions[i]];
      if (mention.quoted || mention.entity == kNoEntity) continue;
      if ((text.EntryOf(mention.name.begin) == entry) != same_entry) continue;
      if (FitsName(text, phrase, mention)) {
        return Organization(cast, mentions[i], same_entry ? 0.88 : 0.7, "description");
      }
    }
  }
  return ByKind(conversation, phrase);
}

Resolution ResolveDocument(const Conversation& conversation, const Source& source,
                           const std::vector<TokenRange>& own_content) {
  Resolution resolution = Document(conversation, source, own_content).Resolve();
  if (resolution.IsKnown()) return resolution;
  resolution.speaker = Unnamed(conversation.text, source, domain::SpeakerKind::kUnnamed, 0.7);
  resolution.method = "document";
  return resolution;
}

domain::ResolvedSpeaker Unnamed(const TaggedText& text, const Source& source,
                                domain::SpeakerKind kind, double confidence) {
  domain::ResolvedSpeaker speaker;
  speaker.kind = kind;
  speaker.confidence = confidence;
  const TokenRange full = ReadFullPhrase(text, source.phrase, source.tokens.end);
  speaker.name = std::string(text.Text(full));
  // "The senator" at the begin of a sentence is "the senator".
  if (text.Is(full.begin, kDeterminer) && speaker.name[0] >= 'A' && speaker.name[0] <= 'Z') {
    speaker.name[0] = static_cast<char>(speaker.name[0] + 0x20);
  }
  return speaker;
}

}  // namespace verbatim::attribution
