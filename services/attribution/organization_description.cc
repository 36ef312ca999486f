#include <algorithm>

#include "services/attribution/description_resolver.h"
#include "services/attribution/foreground.h"

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

// The first organisation named in a range; kNoMention if there is none.
uint32_t OrganizationIn(const Cast& cast, TokenRange tokens) {
  const auto [first, last] = cast.MentionsIn(tokens);
  for (uint32_t i = first; i < last; ++i) {
    const Mention& mention = cast.mentions()[i];
    if (mention.kind == MentionKind::kOrganization && mention.entity != kNoEntity) return i;
  }
  return kNoMention;
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
    // "officials at the Port Agency said ... the agency"
    const bool people =
        turn.source.form == SourceForm::kPerson || turn.source.form == SourceForm::kGroup;
    if (people && turn.resolution.speaker.kind != domain::SpeakerKind::kPerson) {
      const uint32_t mention = OrganizationIn(conversation.cast, turn.source.tokens);
      if (mention != kNoMention) {
        return Organization(conversation.cast, mention, 0.65, "description");
      }
    }
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
