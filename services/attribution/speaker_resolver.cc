#include "services/attribution/speaker_resolver.h"

#include <algorithm>

#include "services/attribution/description_resolver.h"
#include "services/attribution/pronoun_resolver.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// How sure a name is, by how much of it stands there.
double ConfidenceIn(const Mention& mention, const Entity& entity) {
  if (mention.kind == MentionKind::kName && entity.kind == MentionKind::kName) return 0.85;
  if (entity.words.size() > 1 && mention.name.size() > 1) return 0.98;
  if (entity.words.size() > 1) return 0.96;
  return 0.92;
}

std::string_view MethodOf(const Mention& mention, const Entity& entity) {
  if (entity.kind == MentionKind::kOrganization || entity.kind == MentionKind::kPlace)
    return "name";
  return mention.name.size() >= entity.words.size() ? "full_name" : "surname";
}

Resolution ResolveName(const Conversation& conversation, uint32_t index) {
  constexpr double kClearly = 0.62;
  const Cast& cast = conversation.cast;
  const Mention& mention = cast.mentions()[index];
  Resolution resolution;
  if (mention.entity == kNoEntity) return resolution;
  std::vector<Candidate> people;
  for (const Reading& reading : cast.ReadingsOf(index)) {
    people.push_back({reading.entity, index, 0, reading.probability});
  }
  if (people.size() > 1) return ChooseFrom(conversation, people, kClearly, "surname");
  const Entity& entity = cast.EntityOf(mention);
  resolution.speaker = SpeakerOf(entity, ConfidenceIn(mention, entity));
  if (entity.kind == MentionKind::kName && mention.after_the) {
    resolution.speaker.kind = domain::SpeakerKind::kOrganization;
  }
  resolution.entity = mention.entity;
  resolution.antecedent = index;
  resolution.method = MethodOf(mention, entity);
  return resolution;
}

// "Quinlan and Rosa", "the United States and NATO": organisations and places keep their article.
Resolution ResolveSeveral(const Conversation& conversation, const Source& source) {
  Resolution resolution;
  std::string& name = resolution.speaker.name;
  for (size_t i = 0; i < source.members.size(); ++i) {
    const Mention& mention = conversation.cast.mentions()[source.members[i]];
    if (mention.entity == kNoEntity) return {};
    const Entity& entity = conversation.cast.EntityOf(mention);
    if (i > 0) name += i + 1 == source.members.size() ? " and " : ", ";
    if (entity.kind == MentionKind::kPerson || entity.kind == MentionKind::kName) {
      name += entity.name;
      continue;
    }
    if (mention.after_the && mention.name.begin > source.tokens.begin) name += "the ";
    name += conversation.text.Text(mention.name);
  }
  resolution.speaker.kind = domain::SpeakerKind::kGroup;
  resolution.speaker.confidence = 0.92;
  resolution.antecedent = source.members.front();
  resolution.method = "several_names";
  return resolution;
}

// "The authors of the report, who include A and B": those named.
Resolution ResolveAuthors(const Conversation& conversation, const Source& source) {
  const TaggedText& text = conversation.text;
  if (LookUp("author", false).id != text.Info(source.phrase.head).id) return {};
  uint32_t i = ReadFullPhrase(text, source.phrase, source.tokens.end).end;
  if (text.IsText(i, ",")) ++i;
  if (text.Is(i, kRelative)) ++i;
  if (!text.IsText(i, "include") && !text.IsText(i, "including")) return {};
  const Source named = ReadSource(text, conversation.cast, {i + 1, source.tokens.end});
  if (named.form != SourceForm::kSeveral) return {};
  return ResolveSeveral(conversation, named);
}

// "officials" stay without a name; "protesters" and "his surrogates" speak together.
Resolution ResolveGroup(const Conversation& conversation, const Source& source,
                        const std::vector<TokenRange>& own_content) {
  const TaggedText& text = conversation.text;
  if (Resolution authors = ResolveAuthors(conversation, source); authors.IsKnown()) return authors;
  static constexpr std::string_view kNameless[] = {
      "official", "source", "spokesperson", "spokesman", "aide", "adviser", "insider", "staffer"};
  const uint16_t head = text.Info(source.phrase.head).id;
  const bool nameless =
      std::any_of(std::begin(kNameless), std::end(kNameless),
                  [&](std::string_view word) { return LookUp(word, false).id == head; }) ||
      text.IsText(source.phrase.head, "sources") || text.IsText(source.phrase.head, "officials");
  Resolution resolution;
  resolution.method = "description";
  resolution.speaker = Unnamed(
      text, source, nameless ? domain::SpeakerKind::kUnnamed : domain::SpeakerKind::kGroup, 0.85);
  const uint32_t owner = source.phrase.core.begin;
  if (!text.Is(owner, kPossessive) || !text.Is(owner, kMale | kFemale)) return resolution;
  const Resolution person = ResolvePronoun(conversation, owner, own_content);
  if (!person.IsKnown()) return resolution;
  resolution.speaker.name.replace(0, text.Text(owner).size(), person.speaker.name + "’s");
  resolution.speaker.confidence *= person.speaker.confidence;
  return resolution;
}

Resolution ResolveOrganization(const Conversation& conversation, const Source& source) {
  Resolution resolution = ResolveOrganizationDescribed(conversation, source.phrase);
  if (resolution.IsKnown()) return resolution;
  resolution.speaker =
      Unnamed(conversation.text, source,
              conversation.text.Is(source.phrase.head, kGroup) ? domain::SpeakerKind::kGroup
                                                               : domain::SpeakerKind::kUnnamed,
              0.75);
  resolution.method = "description";
  return resolution;
}

// "his remarks", "Holt's missive": a thing that speaks for its owner.
Resolution ResolveOwner(const Conversation& conversation, const Source& source,
                        const std::vector<TokenRange>& own_content) {
  constexpr double kTrust = 0.85;
  const TaggedText& text = conversation.text;
  const TokenRange core = source.phrase.core;
  Resolution owner;
  const std::string_view head = text.Text(source.phrase.head);
  if (head.ends_with('s') && !text.Is(source.phrase.head, kMedium | kDocument)) return {};
  constexpr uint64_t kThird = kMale | kFemale | kPlural | kNeuter;
  if (text.Is(core.begin, kPossessive) && text.Is(core.begin, kThird)) {
    owner = ResolvePronoun(conversation, core.begin, own_content);
  } else if (!source.phrase.possessor.empty()) {
    const auto [first, last] = conversation.cast.MentionsIn(source.phrase.possessor);
    if (first == last || conversation.cast.mentions()[last - 1].kind != MentionKind::kPerson) {
      return {};
    }
    owner = ResolveName(conversation, last - 1);
  }
  owner.speaker.confidence *= kTrust;
  owner.method = "owner";
  return owner;
}

// A word that is no name where it stands, but may be one elsewhere in the article; or a plain noun.
Resolution ResolveOther(const Conversation& conversation, const Source& source,
                        const std::vector<TokenRange>& own_content) {
  const TaggedText& text = conversation.text;
  const uint32_t head = source.phrase.head;
  Resolution resolution;
  if (text.Text(head).size() == 1) return resolution;  // "Q", "A" in an interview
  if (source.tokens.size() == 1 && text.IsCapitalised(head)) {
    const uint32_t person = conversation.cast.PersonNamed(head);
    if (person != kNoEntity) {
      resolution.speaker = SpeakerOf(conversation.cast.entities()[person], 0.9);
      resolution.entity = person;
      resolution.method = "surname";
      return resolution;
    }
  }
  if (Resolution owner = ResolveOwner(conversation, source, own_content); owner.IsKnown()) {
    return owner;
  }
  const bool plural = text.Text(head).ends_with('s') && !text.Text(head).ends_with("ss") &&
                      !text.Is(source.phrase.core.begin, kDeterminer);
  resolution.speaker = Unnamed(
      text, source, plural ? domain::SpeakerKind::kGroup : domain::SpeakerKind::kUnnamed, 0.65);
  resolution.method = "description";
  return resolution;
}

// The turns of the paragraphs just before a statement without a source.
class Continuation {
 public:
  Continuation(const Conversation& conversation, uint32_t content)
      : conversation_(conversation),
        text_(conversation.text),
        content_(content),
        first_(conversation.FirstTurn(content, 4)) {}

  Resolution Resolve() const {
    const size_t size = conversation_.turns.size();
    if (size > first_) {
      const Turn& last = conversation_.turns[size - 1];
      const uint32_t distance = text_.ParagraphOf(content_) - text_.ParagraphOf(last.token);
      if (distance == 0) return Again(last, 0.85, "same_paragraph");
      if (distance == 1 && size - first_ >= 2 && TakesTurns()) {
        return Again(conversation_.turns[size - 2], 0.7, "conversation");
      }
    }
    if (Resolution introduced = IntroducedInLine(); introduced.IsKnown()) return introduced;
    if (Resolution introduced = Introduced(); introduced.IsKnown()) return introduced;
    if (size > first_) {
      const Turn& last = conversation_.turns[size - 1];
      const uint32_t distance = text_.ParagraphOf(content_) - text_.ParagraphOf(last.token);
      if (distance == 1 && IsOnlyQuotation(text_.ParagraphOf(content_))) {
        return Again(last, 0.7, "continuation");
      }
    }
    return {};
  }

 private:
  static Resolution Again(const Turn& turn, double trust, std::string_view method) {
    Resolution resolution = turn.resolution;
    resolution.speaker.confidence *= trust;
    resolution.method = method;
    return resolution;
  }

  // Two people who each had a paragraph of mere speech, one after the other.
  bool TakesTurns() const {
    const size_t size = conversation_.turns.size();
    const Turn& last = conversation_.turns[size - 1];
    const Turn& other = conversation_.turns[size - 2];
    if (last.resolution.entity == other.resolution.entity) return false;
    if (!last.resolution.IsKnown() || !other.resolution.IsKnown()) return false;
    if (text_.ParagraphOf(last.token) - text_.ParagraphOf(other.token) != 1) return false;
    return IsOnlyQuotation(text_.ParagraphOf(content_)) && OpensWithQuotation(last.token) &&
           OpensWithQuotation(other.token);
  }

  bool OpensWithQuotation(uint32_t token) const {
    const text::Paragraph& paragraph = text_.document().paragraphs()[text_.ParagraphOf(token)];
    return text_.Token(paragraph.tokens.begin).in_quotes;
  }
  bool IsOnlyQuotation(uint32_t index) const {
    const TokenRange tokens = text_.document().paragraphs()[index].tokens;
    return text_.Token(tokens.begin).in_quotes && text_.Token(tokens.end - 1).in_quotes;
  }

  // "Quote from Holt:" just before, in the same paragraph.
  Resolution IntroducedInLine() const {
    if (content_ < 2 || !text_.IsText(content_ - 1, ":")) return {};
    const uint32_t begin = text_.document().paragraphs()[text_.ParagraphOf(content_)].tokens.begin;
    const auto [first, last] = conversation_.cast.MentionsIn({begin, content_});
    if (first == last || conversation_.cast.mentions()[last - 1].name.end != content_ - 1)
      return {};
    Resolution resolution = ResolveName(conversation_, last - 1);
    resolution.speaker.confidence *= 0.85;
    resolution.method = "introduction";
    return resolution;
  }

  // "And from Director Holt:" on the line before.
  Resolution Introduced() const {
    const uint32_t paragraph = text_.ParagraphOf(content_);
    if (paragraph == 0) return {};
    const text::Paragraph& before = text_.document().paragraphs()[paragraph - 1];
    if (before.entry != text_.EntryOf(content_) || !text_.IsText(before.tokens.end - 1, ":"))
      return {};
    const auto [first, last] = conversation_.cast.MentionsIn(before.tokens);
    for (uint32_t i = last; i-- > first;) {
      if (conversation_.cast.mentions()[i].kind != MentionKind::kPerson) continue;
      Resolution resolution = ResolveName(conversation_, i);
      resolution.speaker.confidence *= 0.85;
      resolution.method = "introduction";
      return resolution;
    }
    return {};
  }

  const Conversation& conversation_;
  const TaggedText& text_;
  const uint32_t content_;
  const size_t first_;
};

}  // namespace

Resolution ResolveSource(const Conversation& conversation, const Source& source,
                         const std::vector<TokenRange>& own_content) {
  switch (source.form) {
    case SourceForm::kNone: return {};
    case SourceForm::kName: return ResolveName(conversation, source.mention);
    case SourceForm::kSeveral: return ResolveSeveral(conversation, source);
    case SourceForm::kPronoun: return ResolvePronoun(conversation, source.phrase.head, own_content);
    case SourceForm::kPerson: return ResolvePersonDescribed(conversation, source, own_content);
    case SourceForm::kGroup: return ResolveGroup(conversation, source, own_content);
    case SourceForm::kOrganization: return ResolveOrganization(conversation, source);
    case SourceForm::kDocument: return ResolveDocument(conversation, source, own_content);
    case SourceForm::kOther: return ResolveOther(conversation, source, own_content);
  }
  return {};
}

Resolution ResolveWithoutSource(const Conversation& conversation,
                                const domain::Statement& statement, uint32_t content) {
  if (statement.kind == domain::StatementKind::kIndirect) return {};
  return Continuation(conversation, content).Resolve();
}

}  // namespace verbatim::attribution
