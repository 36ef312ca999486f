#include <algorithm>
#include <cmath>
#include <optional>

#include "services/attribution/description_resolver.h"
#include "services/attribution/foreground.h"
#include "services/attribution/phrase.h"
#include "services/attribution/pronoun_resolver.h"
#include "services/attribution/role_phrase.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// Looks for the holder of the role that a description names.
class PersonDescription {
 public:
  PersonDescription(const Conversation& conversation, const Source& source,
                    const std::vector<TokenRange>& own_content)
      : conversation_(conversation),
        text_(conversation.text),
        cast_(conversation.cast),
        source_(source),
        own_content_(own_content),
        full_(ReadFullPhrase(text_, source.phrase, source.tokens.end)) {}

  Resolution Resolve() const {
    if (Resolution found = ByRole(); found.IsKnown() || !found.speaker.candidates.empty()) {
      return found;
    }
    if (text_.Is(source_.phrase.head, kKin)) return KinOfOwner();
    if (source_.definite && IsIntroducedWithoutName()) return {};
    if (Resolution found = NamedNext(); found.IsKnown()) return found;
    if (source_.definite && TellsOfKnownPerson()) return InForeground();
    return {};
  }

 private:
  // One who has the role, with how well the rest of the description fits.
  struct Holder {
    uint32_t entity;
    uint32_t mention;
    double score;
  };

  Resolution ByRole() const {
    const uint16_t role = text_.Info(source_.phrase.head).id;
    std::vector<Holder> holders;
    const auto mentions = cast_.MentionsWithRole(role);
    constexpr size_t kMostHolders = 64;
    const auto middle = std::lower_bound(mentions.begin(), mentions.end(), source_.tokens.begin,
                                         [&](uint32_t mention, uint32_t token) {
                                           return cast_.mentions()[mention].name.begin < token;
                                         });
    const size_t at = static_cast<size_t>(middle - mentions.begin());
    const size_t begin = at - std::min(at, kMostHolders);
    const size_t end = std::min(at + kMostHolders, mentions.size());
    for (size_t i = begin; i < end; ++i) Consider(mentions[i], holders);
    if (holders.empty()) return {};
    std::stable_sort(holders.begin(), holders.end(),
                     [](const Holder& a, const Holder& b) { return a.score > b.score; });
    std::vector<Candidate> people;
    double sum = 0;
    for (const Holder& holder : holders) {
      people.push_back({holder.entity, holder.mention, holder.score, std::exp(holder.score)});
      sum += people.back().probability;
    }
    // Some weight for somebody whom the article gives no name.
    sum += std::exp(source_.definite ? -1.6 : -1.0);
    for (Candidate& person : people) person.probability /= sum;
    return ChooseFrom(conversation_, people, 0.5, "role");
  }

  void Consider(uint32_t index, std::vector<Holder>& holders) const {
    const Mention& mention = cast_.mentions()[index];
    if (mention.entity == kNoEntity) return;
    const Entity& entity = cast_.EntityOf(mention);
    const Gender gender = GenderIn(text_, source_.phrase.core);
    if (gender != Gender::kUnknown && entity.gender != Gender::kUnknown &&
        gender != entity.gender) {
      return;
    }
    const bool after = mention.name.begin >= source_.tokens.begin;
    const uint32_t here = text_.ParagraphOf(source_.tokens.begin);
    const uint32_t there = text_.ParagraphOf(mention.name.begin);
    const uint32_t paragraphs = after ? there - here : here - there;
    // "a general" is somebody new unless the name follows soon.
    if (!source_.definite && (!after || paragraphs > 3)) return;
    double score = -0.08 * std::min(paragraphs, 20u);
    if (after) score -= 0.3;
    if (text_.EntryOf(mention.name.begin) == text_.EntryOf(source_.tokens.begin)) score += 0.7;
    const std::optional<double> fit = Fit(mention);
    if (!fit) return;
    score += *fit;
    for (Holder& holder : holders) {
      if (holder.entity != mention.entity) continue;
      if (score > holder.score) holder = {mention.entity, index, score};
      return;
    }
    holders.push_back({mention.entity, index, score});
  }

  // How well the other words of the description fit the role as the article gives it; nullopt when
  // both are specific and share nothing: "the Russian president", "Ukrainian President"; "the First
  // Minister", "Ports Minister".
  std::optional<double> Fit(const Mention& mention) const {
    double fit = 0;
    bool specific_here = false;
    bool specific_there = false;
    bool specific_shared = false;
    for (uint32_t i = full_.begin; i < full_.end; ++i) {
      if (!IsModifier(i)) continue;
      const bool specific = IsSpecific(i);
      specific_here |= specific;
      if (Holds(mention.role, i) || Holds(mention.apposition, i)) {
        fit += specific ? 1.2 : 0.5;
        specific_shared |= specific;
      }
    }
    for (TokenRange range : {mention.role, mention.apposition}) {
      for (uint32_t i = range.begin; i < range.end; ++i) {
        specific_there |= IsModifier(i) && IsSpecific(i);
      }
    }
    if (specific_here && specific_there && !specific_shared) return std::nullopt;
    if (specific_here && !specific_shared) fit -= 1;
    return fit;
  }

  bool IsModifier(uint32_t token) const {
    if (!text_.IsWord(token) || text_.Info(token).id == text_.Info(source_.phrase.head).id) {
      return token != source_.phrase.head && text_.Info(token).id == 0 && text_.IsWord(token);
    }
    return text_.IsText(token, "First") || !text_.Is(token, kFunctionWord | kHonorific);
  }
  bool IsSpecific(uint32_t token) const {
    return text_.IsCapitalised(token) || text_.Is(token, kPortfolio | kDemonym | kPlace | kOrgName);
  }

  bool Holds(TokenRange range, uint32_t token) const {
    const WordInfo& word = text_.Info(token);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const WordInfo& other = text_.Info(i);
      if (word.hash == other.hash || (word.id != 0 && word.id == other.id)) return true;
    }
    return false;
  }

  // "his father", said of a John whom the text called "his son John": whose son that was.
  Resolution KinOfOwner() const {
    constexpr double kLeast = 0.6;
    constexpr size_t kMostMentions = 16;
    const uint32_t pronoun = source_.phrase.core.begin;
    if (!text_.Is(pronoun, kPossessive) || !text_.Is(pronoun, kMale | kFemale)) return {};
    const Resolution owner = ResolvePronoun(conversation_, pronoun, own_content_);
    if (owner.entity == kNoEntity) return {};
    const std::vector<uint32_t>& mentions = cast_.entities()[owner.entity].mentions;
    for (size_t n = 0; n < mentions.size() && n < kMostMentions; ++n) {
      const Mention& mention = cast_.mentions()[mentions[n]];
      const uint32_t whose = mention.tokens.begin;
      if (mention.role.empty() || !text_.Is(whose, kPossessive) || !IsInverse(mention.role))
        continue;
      std::vector<Candidate> people = PeopleInForeground(
          conversation_, whose, GenderIn(text_, source_.phrase.core), own_content_);
      std::erase_if(people, [&](const Candidate& c) { return c.entity == owner.entity; });
      double sum = 0;
      for (const Candidate& person : people) sum += person.probability;
      for (Candidate& person : people) person.probability *= owner.speaker.confidence / sum;
      return ChooseFrom(conversation_, people, kLeast, "kin");
    }
    return {};
  }

  // Whether a role is the other side of the source's kinship: "son" of "father".
  bool IsInverse(TokenRange role) const {
    static constexpr std::string_view kParents[] = {"father", "mother", "dad", "mum", "mom"};
    static constexpr std::string_view kChildren[] = {"son", "daughter"};
    static constexpr std::string_view kSpouses[] = {"husband", "wife"};
    static constexpr std::string_view kSiblings[] = {"brother", "sister"};
    const auto is_one = [&](const auto& words, uint32_t token) {
      return std::find(std::begin(words), std::end(words), text_.Text(token)) != std::end(words);
    };
    const uint32_t head = source_.phrase.head;
    for (uint32_t i = role.begin; i < role.end; ++i) {
      if ((is_one(kParents, head) && is_one(kChildren, i)) ||
          (is_one(kChildren, head) && is_one(kParents, i)) ||
          (is_one(kSpouses, head) && is_one(kSpouses, i)) ||
          (is_one(kSiblings, head) && is_one(kSiblings, i))) {
        return true;
      }
    }
    return false;
  }

  // "the official" of whom the text spoke as "an official": nobody with a name.
  bool IsIntroducedWithoutName() const {
    constexpr uint32_t kMaxTokensBack = 400;
    const uint16_t id = text_.Info(source_.phrase.head).id;
    const uint32_t begin = source_.tokens.begin;
    const uint32_t entry = text_.EntryOf(begin);
    for (uint32_t i = begin; i-- > begin - std::min(begin, kMaxTokensBack);) {
      if (text_.Info(i).id != id || !text_.IsWord(i)) continue;
      if (text_.EntryOf(i) != entry) return false;
      uint32_t from = i;
      const uint32_t sentence = text_.SentenceOf(i).begin;
      while (from > sentence && i - from < kMaxPhraseTokens && !text_.Is(from, kDeterminer) &&
             !EndsPhrase(text_, from - 1)) {
        --from;
      }
      if (!text_.Is(from, kDeterminer) || text_.Is(from, kDefinite | kPossessive)) continue;
      if (from == sentence || !LinksToName(from - 1)) return true;
    }
    return false;
  }

  // "Mary Holt, a general", "Mary Holt is a general", "Mary Holt as a general".
  bool LinksToName(uint32_t token) const {
    static constexpr std::string_view kLinks[] = {",",     "as",     "is",     "was", "be", "been",
                                                  "being", "became", "become", "(",   "—"};
    return std::find(std::begin(kLinks), std::end(kLinks), text_.Text(token)) != std::end(kLinks);
  }

  // "the general", "the Florida Democrat", but not "the official", "his spokesman".
  bool TellsOfKnownPerson() const {
    static constexpr std::string_view kParties[] = {
        "republican", "democrat", "independent", "conservative", "liberal", "socialist", "native"};
    const uint32_t head = source_.phrase.head;
    if (!source_.phrase.possessor.empty()) {
      return text_.Is(head, kRole) && HasWord(source_.phrase.core, "former");
    }
    if (text_.Is(source_.phrase.core.begin, kPossessive)) return false;
    if (text_.Is(head, kRole) || text_.Is(head, kMale | kFemale)) return true;
    return std::any_of(std::begin(kParties), std::end(kParties), [&](std::string_view word) {
      return LookUp(word, false).id == text_.Info(head).id;
    });
  }

  bool HasWord(TokenRange range, std::string_view word) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (text_.IsText(i, word)) return true;
    }
    return false;
  }

  // "..., a top US general has said. General Mark Milley was speaking": a full name, new in the
  // article, that opens one of the next two sentences.
  Resolution NamedNext() const {
    const auto& sentences = text_.document().sentences();
    const uint32_t here = text_.Token(source_.tokens.begin).sentence;
    const uint32_t entry = text_.EntryOf(source_.tokens.begin);
    for (uint32_t s = here + 1; s <= here + 2 && s < sentences.size(); ++s) {
      if (text_.EntryOf(sentences[s].tokens.begin) != entry) break;
      const auto [first, last] = cast_.MentionsIn(sentences[s].tokens);
      for (uint32_t i = first; i < last; ++i) {
        const Mention& mention = cast_.mentions()[i];
        if (mention.kind != MentionKind::kPerson || mention.quoted) continue;
        const Entity& entity = cast_.EntityOf(mention);
        const bool is_new = entity.mentions.front() == i && mention.name.size() > 1;
        if (!is_new || !IsSubject(text_, mention)) continue;
        // "an official" stays one, whoever is named next.
        const bool shares = Holds(mention.role, source_.phrase.head);
        if (!shares && !(text_.Is(source_.phrase.head, kRole) &&
                         (source_.definite || OpensEntry(source_.tokens.begin)))) {
          continue;
        }
        Resolution resolution;
        resolution.speaker = SpeakerOf(entity, 0.7);
        resolution.entity = mention.entity;
        resolution.antecedent = i;
        resolution.method = "named_next";
        return resolution;
      }
    }
    return {};
  }

  // Whether the token stands in the first paragraph of its entry that is no heading.
  bool OpensEntry(uint32_t token) const {
    const auto& paragraphs = text_.document().paragraphs();
    const uint32_t p = text_.ParagraphOf(token);
    for (uint32_t k = p; k-- > 0 && paragraphs[k].entry == paragraphs[p].entry;) {
      if (paragraphs[k].role == text::ParagraphRole::kBody && paragraphs[k].sentences.size() > 1) {
        return false;
      }
    }
    return true;
  }

  Resolution InForeground() const {
    constexpr double kLeast = 0.6;
    constexpr double kTrust = 0.8;  // the description may be of somebody else altogether
    std::vector<Candidate> people = PeopleInForeground(
        conversation_, source_.tokens.begin, GenderIn(text_, source_.phrase.core), own_content_);
    if (people.empty() || people.front().probability < kLeast) return {};
    const Entity& entity = cast_.entities()[people.front().entity];
    if (HasOtherCountry(entity) || HasOtherTrade(entity) || HasOtherBody(entity)) return {};
    Resolution resolution = ChooseFrom(conversation_, people, kLeast, "description");
    resolution.speaker.confidence *= kTrust;
    return resolution;
  }

  // "the judge" is not the person whom the article calls a surgeon, though a surgeon may be "the
  // candidate".
  bool HasOtherTrade(const Entity& entity) const {
    static constexpr std::string_view kBesideAnyTrade[] = {
        "candidate", "nominee",   "contender",   "frontrunner", "leader",    "politician",
        "lawmaker",  "author",    "billionaire", "mogul",       "tycoon",    "businessperson",
        "senator",   "governor",  "host",        "president",   "secretary", "representative",
        "owner",     "founder",   "executive",   "boss",        "chief",     "veteran",
        "investor",  "developer", "incumbent",   "opponent",    "rival",     "challenger",
        "director",  "head",      "chair",       "mayor",       "manager",   "commissioner",
        "minister",  "chancellor"};
    const uint16_t head = text_.Info(source_.phrase.head).id;
    const bool beside =
        std::any_of(std::begin(kBesideAnyTrade), std::end(kBesideAnyTrade),
                    [&](std::string_view word) { return LookUp(word, false).id == head; });
    if (beside || !text_.Is(source_.phrase.head, kRole)) return false;
    constexpr size_t kMostMentions = 16;
    for (size_t n = 0; n < entity.mentions.size() && n < kMostMentions; ++n) {
      const Mention& mention = cast_.mentions()[entity.mentions[n]];
      for (TokenRange range : {mention.role, mention.apposition}) {
        for (uint32_t i = range.begin; i < range.end; ++i) {
          if (text_.Is(i, kRole)) return true;
        }
      }
    }
    return false;
  }

  // "the FBI director" is nobody whom the article never names with the FBI.
  bool HasOtherBody(const Entity& entity) const {
    constexpr size_t kMostMentions = 16;
    for (uint32_t i = full_.begin; i < full_.end; ++i) {
      const bool acronym = text_.Token(i).all_capitals && text_.Text(i).size() > 1;
      if (!(text_.Is(i, kOrgName) || acronym) || text_.Is(i, kPlace | kDemonym)) continue;
      bool named = false;
      for (size_t n = 0; n < entity.mentions.size() && n < kMostMentions && !named; ++n) {
        const Mention& mention = cast_.mentions()[entity.mentions[n]];
        named = Holds(mention.role, i) || Holds(mention.apposition, i);
      }
      if (!named) return true;
    }
    return false;
  }

  // "the Russian president" is not the person whom the article calls Polish.
  bool HasOtherCountry(const Entity& entity) const {
    constexpr uint64_t kCountry = kDemonym | kPlace;
    constexpr size_t kMostMentions = 16;
    bool here = false;
    for (uint32_t i = full_.begin; i < full_.end; ++i) here |= text_.Is(i, kCountry);
    if (!here) return false;
    for (size_t n = 0; n < entity.mentions.size() && n < kMostMentions; ++n) {
      const TokenRange role = cast_.mentions()[entity.mentions[n]].role;
      for (uint32_t i = role.begin; i < role.end; ++i) {
        if (text_.Is(i, kCountry) && !Holds(full_, i)) return true;
      }
    }
    return false;
  }

  const Conversation& conversation_;
  const TaggedText& text_;
  const Cast& cast_;
  const Source& source_;
  const std::vector<TokenRange>& own_content_;
  const TokenRange full_;
};

}  // namespace

Resolution ResolvePersonDescribed(const Conversation& conversation, const Source& source,
                                  const std::vector<TokenRange>& own_content) {
  Resolution resolution = PersonDescription(conversation, source, own_content).Resolve();
  if (resolution.IsKnown() || !resolution.speaker.candidates.empty()) return resolution;
  resolution.speaker = Unnamed(conversation.text, source, domain::SpeakerKind::kUnnamed, 0.85);
  resolution.method = "description";
  return resolution;
}

}  // namespace verbatim::attribution
