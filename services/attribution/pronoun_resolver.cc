#include "services/attribution/pronoun_resolver.h"

#include <algorithm>

#include "services/attribution/phrase.h"
#include "services/attribution/speaker_resolver.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// An answer less likely than this is worse than none.
constexpr double kLeastForPerson = 0.55;

Gender GenderOf(const TaggedText& text, uint32_t pronoun) {
  if (text.Is(pronoun, kMale)) return Gender::kMale;
  if (text.Is(pronoun, kFemale)) return Gender::kFemale;
  return Gender::kUnknown;
}

// The begin of the noun phrase that ends at `end`.
uint32_t PhraseBefore(const TaggedText& text, uint32_t sentence, uint32_t end) {
  constexpr uint32_t kLongest = 12;
  uint32_t begin = end;
  while (begin > sentence && end - begin < kLongest && !EndsPhrase(text, begin - 1)) --begin;
  return begin;
}

// What a relative pronoun follows, with the noun that a name depends on: "voters", "a friend of
// Holt".
TokenRange RelativeHead(const TaggedText& text, uint32_t pronoun) {
  constexpr uint64_t kPeople = kRole | kHuman | kKin | kGroup;
  const uint32_t sentence = text.SentenceOf(pronoun).begin;
  TokenRange range = {pronoun, pronoun};
  while (range.end > sentence && !text.IsWord(range.end - 1)) --range.end;
  range.begin = PhraseBefore(text, sentence, range.end);
  if (range.empty()) return range;
  if (range.begin > sentence + 1 && text.Is(range.begin - 1, kPreposition) &&
      text.Is(range.begin - 2, kPeople) && !text.IsCapitalised(range.begin - 2)) {
    range.begin = PhraseBefore(text, sentence, range.begin - 1);
  }
  return range;
}

// "voters who", "a study that": what the phrase before describes.
Resolution ResolveDescribedBefore(const Conversation& conversation, TokenRange head,
                                  const std::vector<TokenRange>& own_content) {
  if (head.empty()) return {};
  const Source source = ReadSource(conversation.text, conversation.cast, head);
  if (!source.IsDescription() || source.form == SourceForm::kOther) return {};
  Resolution resolution = ResolveSource(conversation, source, own_content);
  resolution.speaker.confidence *= 0.95;
  resolution.method = "relative_pronoun";
  return resolution;
}

// "who", "which": the mention that ends just before, perhaps with a comma or an aside between.
Resolution ResolveRelative(const Conversation& conversation, uint32_t pronoun,
                           const std::vector<TokenRange>& own_content) {
  const TaggedText& text = conversation.text;
  const uint32_t sentence = text.SentenceOf(pronoun).begin;
  const TokenRange head = RelativeHead(text, pronoun);
  const auto [first, last] = conversation.cast.MentionsIn({sentence, pronoun});
  for (uint32_t i = last; i-- > first;) {
    const Mention& mention = conversation.cast.mentions()[i];
    if (mention.entity == kNoEntity) continue;
    const uint32_t end = std::max(mention.name.end, mention.apposition.end);
    uint32_t at = end;
    while (at < pronoun && !text.IsWord(at)) ++at;
    const bool adjacent = at == pronoun;
    // "McConnell, now the Senate majority leader, who": an apposition without a name.
    const bool apposed = text.IsText(mention.name.end, ",") && text.IsText(pronoun - 1, ",");
    const bool human = text.IsText(pronoun, "who");
    const Entity& entity = conversation.cast.EntityOf(mention);
    if (human && entity.kind != MentionKind::kPerson && entity.kind != MentionKind::kName) continue;
    if (!human && entity.kind == MentionKind::kPerson) continue;
    // "a friend of Holt who": the friend.
    if (human && mention.oblique && head.begin < mention.tokens.begin && at == pronoun &&
        end == pronoun) {
      break;
    }
    if (!adjacent && !(apposed && human)) continue;
    Resolution resolution;
    resolution.speaker = SpeakerOf(entity, adjacent ? 0.92 : 0.8);
    resolution.entity = mention.entity;
    resolution.antecedent = i;
    resolution.method = "relative_pronoun";
    return resolution;
  }
  return ResolveDescribedBefore(conversation, head, own_content);
}

// "they": the people or names that open one of the sentences before, or the pronoun's own.
Resolution ResolvePluralSubject(const Conversation& conversation, uint32_t pronoun,
                                const std::vector<TokenRange>& own_content) {
  constexpr uint32_t kMaxSentencesBack = 3;
  constexpr uint32_t kLongestSubject = 20;
  const TaggedText& text = conversation.text;
  const auto& sentences = text.document().sentences();
  const uint32_t here = text.Token(pronoun).sentence;
  for (uint32_t s = here + 1; s-- > here - std::min(here, kMaxSentencesBack);) {
    const TokenRange sentence = sentences[s].tokens;
    if (text.EntryOf(sentence.begin) != text.EntryOf(pronoun)) break;
    if (text.ParagraphOf(pronoun) - text.ParagraphOf(sentence.begin) > 1) break;
    if (conversation.in_content[sentence.begin] || text.Token(sentence.begin).in_quotes) continue;
    if (text.Is(sentence.begin, kPronoun)) continue;
    const uint32_t end = std::min({sentence.end, sentence.begin + kLongestSubject, pronoun});
    const Source subject = ReadSource(text, conversation.cast, {sentence.begin, end});
    if (subject.form != SourceForm::kGroup && subject.form != SourceForm::kSeveral) continue;
    Resolution resolution = ResolveSource(conversation, subject, own_content);
    resolution.speaker.confidence *= 0.7;
    resolution.method = "pronoun";
    return resolution;
  }
  return {};
}

// "they", "it": the group or organisation of a turn before, else the one named last as a subject.
Resolution ResolveCollective(const Conversation& conversation, uint32_t pronoun,
                             const std::vector<TokenRange>& own_content) {
  const TaggedText& text = conversation.text;
  const bool plural = text.Is(pronoun, kPlural);
  constexpr uint32_t kMaxParagraphs = 3;
  for (size_t i = conversation.turns.size(), first = conversation.FirstTurn(pronoun, 3);
       i-- > first;) {
    const Turn& turn = conversation.turns[i];
    if (text.ParagraphOf(pronoun) - text.ParagraphOf(turn.token) > kMaxParagraphs) break;
    const domain::SpeakerKind kind = turn.resolution.speaker.kind;
    const bool document = turn.source.form == SourceForm::kDocument && turn.resolution.IsKnown();
    const bool fits = kind == domain::SpeakerKind::kOrganization || (!plural && document) ||
                      (plural && kind == domain::SpeakerKind::kGroup);
    if (!fits) continue;
    Resolution resolution = turn.resolution;
    resolution.speaker.confidence = 0.75;
    resolution.speaker.candidates.clear();
    resolution.method = "pronoun";
    return resolution;
  }
  if (plural) {
    Resolution subject = ResolvePluralSubject(conversation, pronoun, own_content);
    if (subject.IsKnown()) return subject;
  }
  const uint32_t from = text.document().paragraphs()[text.ParagraphOf(pronoun)].tokens.begin;
  const auto [first, last] = conversation.cast.MentionsIn({from, pronoun});
  for (uint32_t i = last; i-- > first;) {
    const Mention& mention = conversation.cast.mentions()[i];
    if (mention.kind != MentionKind::kOrganization || mention.quoted) continue;
    if (!IsSubject(text, mention)) continue;
    Resolution resolution;
    resolution.speaker = SpeakerOf(conversation.cast.EntityOf(mention), 0.6);
    resolution.entity = mention.entity;
    resolution.antecedent = i;
    resolution.method = "pronoun";
    return resolution;
  }
  return {};
}

}  // namespace

Resolution ChooseFrom(const Conversation& conversation, const std::vector<Candidate>& people,
                      double least, std::string_view method) {
  constexpr size_t kMostCandidates = 3;
  constexpr double kWorthNaming = 0.15;
  constexpr double kCeiling = 0.97;
  Resolution resolution;
  resolution.method = method;
  if (people.empty()) return resolution;
  if (people.front().probability >= least) {
    const Candidate& best = people.front();
    resolution.speaker =
        SpeakerOf(conversation.cast.entities()[best.entity], std::min(best.probability, kCeiling));
    resolution.entity = best.entity;
    resolution.antecedent = best.mention;
  }
  if (people.front().probability > 1 - kWorthNaming) return resolution;
  for (const Candidate& candidate : people) {
    if (resolution.speaker.candidates.size() == kMostCandidates) break;
    if (candidate.probability < kWorthNaming) break;
    const domain::ResolvedSpeaker speaker =
        SpeakerOf(conversation.cast.entities()[candidate.entity], candidate.probability);
    resolution.speaker.candidates.push_back({speaker.name, speaker.kind, speaker.confidence});
  }
  return resolution;
}

Resolution ResolvePronoun(const Conversation& conversation, uint32_t pronoun,
                          const std::vector<TokenRange>& own_content) {
  const TaggedText& text = conversation.text;
  if (text.Is(pronoun, kRelative)) {
    return ResolveRelative(conversation, pronoun, own_content);
  }
  if (text.Is(pronoun, kFirstPerson)) return {};
  const Gender gender = GenderOf(text, pronoun);
  if (gender == Gender::kUnknown) {
    return ResolveCollective(conversation, pronoun, own_content);
  }
  return ChooseFrom(conversation, PeopleInForeground(conversation, pronoun, gender, own_content),
                    kLeastForPerson, "pronoun");
}

}  // namespace verbatim::attribution
