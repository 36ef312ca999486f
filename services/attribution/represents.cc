#include "services/attribution/represents.h"

#include <algorithm>

#include "services/attribution/phrase.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// Whether a mention can be the organisation that a role belongs to.
bool CanBeRepresented(const TaggedText& text, const Mention& mention, const Entity& entity) {
  if (mention.kind == MentionKind::kPerson || entity.kind == MentionKind::kPerson) return false;
  // "Republican strategist": a member, not a voice.
  constexpr uint64_t kNoBody = kDemonym | kHuman | kGroup | kRoleModifier;
  const uint32_t begin = mention.name.begin;
  if (mention.name.size() == 1 && text.Is(begin, kNoBody) && !text.Is(begin, kOrgName | kPlace)) {
    return false;
  }
  // "a doctor in Ghent"
  return mention.kind != MentionKind::kPlace || !text.Is(begin - 1, kPreposition) ||
         text.IsText(begin - 1, "of") || text.IsText(begin - 1, "for") ||
         text.IsText(begin - 1, "to");
}

// Whether a role's holder speaks for himself: a nominee, a professor; or held it once.
bool SpeaksForSelf(const TaggedText& text, TokenRange role) {
  static constexpr std::string_view kSelf[] = {
      "nominee",   "candidate",  "contender", "frontrunner", "strategist", "professor",
      "scholar",   "academic",   "lecturer",  "student",     "doctor",     "nurse",
      "scientist", "player",     "critic",    "voter",       "supporter",  "rival",
      "opponent",  "challenger", "author",    "historian"};
  for (uint32_t i = role.begin; i < role.end; ++i) {
    const std::string_view word = text.Text(i);
    if (word == "former" || word == "Former" || word == "ex" || word.starts_with("ex-")) {
      return true;
    }
    if (!text.Is(i, kRole | kHuman)) continue;
    return std::any_of(std::begin(kSelf), std::end(kSelf), [&](std::string_view self) {
      return LookUp(self, false).id == text.Info(i).id;
    });
  }
  return false;
}

// Leaves out what belongs to the role: "White House press" secretary, "Senate Minority" Leader.
TokenRange WithoutDesk(const TaggedText& text, TokenRange words) {
  static constexpr std::string_view kDesks[] = {
      "press", "media", "communications", "Minority", "Majority", "minority", "majority"};
  while (words.size() > 1 && std::find(std::begin(kDesks), std::end(kDesks),
                                       text.Text(words.end - 1)) != std::end(kDesks)) {
    --words.end;
  }
  return words;
}

Represented Make(const TaggedText& text, TokenRange words, double confidence,
                 std::string_view method) {
  return {std::string(text.Text(words)), words, confidence, method};
}

// The organisation inside a role's words: before the role ("Kremlin spokesman", "Acme's chief
// executive") or behind it ("head of the Dyke Union").
std::optional<Represented> InRole(const TaggedText& text, const Cast& cast, TokenRange role,
                                  std::string_view method) {
  if (role.empty() || SpeaksForSelf(text, role)) return std::nullopt;
  uint32_t head = role.begin;
  while (head < role.end && !text.Is(head, kRole)) ++head;
  const auto [first, last] = cast.MentionsIn(role);
  for (uint32_t i = first; i < last; ++i) {
    const Mention& mention = cast.mentions()[i];
    if (mention.name.end > role.end || mention.entity == kNoEntity) continue;
    if (!CanBeRepresented(text, mention, cast.EntityOf(mention))) continue;
    TokenRange words = mention.name;
    // "US joint chiefs": the country's name opens the organisation's.
    for (uint32_t k = words.end; k < head; ++k) {
      if (text.Is(k, kOrgHead) && !text.IsPossessiveMark(words.end)) words.end = k + 1;
    }
    return Make(text, WithoutDesk(text, words), mention.kind == MentionKind::kName ? 0.75 : 0.92,
                method);
  }
  return std::nullopt;
}

// Whether a word is an office of state, whose holder speaks for his country.
bool IsOffice(const TaggedText& text, uint32_t token) {
  static constexpr std::string_view kOffices[] = {
      "president",  "minister", "premier", "chancellor", "secretary", "king",     "queen",
      "ambassador", "envoy",    "senator", "general",    "spokesman", "diplomat", "official"};
  return std::any_of(std::begin(kOffices), std::end(kOffices), [&](std::string_view word) {
    return LookUp(word, false).id == text.Info(token).id;
  });
}

// "Ukrainian President" -> Ukraine; only offices of state.
std::optional<Represented> ByDemonym(const TaggedText& text, TokenRange role) {
  if (SpeaksForSelf(text, role)) return std::nullopt;
  for (uint32_t i = role.begin; i < role.end; ++i) {
    if (!text.Is(i, kDemonym) || text.Is(i, kGroup)) continue;
    std::string country = CountryOf(text.Text(i));
    if (country.empty()) continue;
    for (uint32_t k = i + 1; k < role.end; ++k) {
      if (IsOffice(text, k)) return Represented{std::move(country), {i, i + 1}, 0.8, "demonym"};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Represented> RepresentedIn(const TaggedText& text, const Cast& cast,
                                         const Mention& mention) {
  if (auto found = InRole(text, cast, mention.role, "title")) return found;
  if (auto found = InRole(text, cast, mention.apposition, "apposition")) return found;
  if (auto found = ByDemonym(text, mention.role)) return found;
  return ByDemonym(text, mention.apposition);
}

std::optional<Represented> RepresentedIn(const TaggedText& text, const Cast& cast,
                                         const Phrase& phrase) {
  const bool official = text.Info(phrase.head).id == LookUp("official", false).id;
  if (!official && !text.Is(phrase.head, kRole)) return std::nullopt;
  auto found = InRole(text, cast, phrase.core, "description");
  // "a US swimmer" does not speak for the US.
  if (found && text.Is(found->evidence.begin, kPlace) && found->evidence.size() == 1 &&
      !IsOffice(text, phrase.head)) {
    return std::nullopt;
  }
  if (found) return found;
  return ByDemonym(text, phrase.core);
}

std::optional<Represented> RepresentedNear(const TaggedText& text, const Cast& cast,
                                           uint32_t entity, uint32_t token) {
  constexpr size_t kMostMentions = 32;
  const uint32_t paragraph = text.ParagraphOf(token);
  const std::vector<uint32_t>& mentions = cast.entities()[entity].mentions;
  const auto middle = std::upper_bound(
      mentions.begin(), mentions.end(), token,
      [&](uint32_t at, uint32_t mention) { return at < cast.mentions()[mention].tokens.begin; });
  const size_t at = static_cast<size_t>(middle - mentions.begin());
  const auto is_near = [&](size_t i) {
    return text.ParagraphOf(cast.mentions()[mentions[i]].name.begin) == paragraph;
  };
  for (size_t i = at; i-- > at - std::min(at, kMostMentions) && is_near(i);) {
    if (auto found = RepresentedIn(text, cast, cast.mentions()[mentions[i]])) return found;
  }
  for (size_t i = at; i < std::min(mentions.size(), at + kMostMentions) && is_near(i); ++i) {
    if (auto found = RepresentedIn(text, cast, cast.mentions()[mentions[i]])) return found;
  }
  return std::nullopt;
}

}  // namespace verbatim::attribution
