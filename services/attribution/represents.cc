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
  return !(mention.name.size() == 1 && text.Is(mention.name.begin, kDemonym | kHuman | kGroup));
}

Represented Make(const TaggedText& text, TokenRange words, double confidence,
                 std::string_view method) {
  return {std::string(text.Text(words)), words, confidence, method};
}

// The organisation inside a role's words: before the role ("Kremlin spokesman", "Acme's chief
// executive") or behind it ("head of the Dyke Union").
std::optional<Represented> InRole(const TaggedText& text, const Cast& cast, TokenRange role,
                                  std::string_view method) {
  if (role.empty()) return std::nullopt;
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
    return Make(text, words, mention.kind == MentionKind::kName ? 0.75 : 0.92, method);
  }
  return std::nullopt;
}

// "Ukrainian President" -> Ukraine; only offices of state.
std::optional<Represented> ByDemonym(const TaggedText& text, TokenRange role) {
  static constexpr std::string_view kOffices[] = {"president", "minister", "premier", "chancellor",
                                                  "secretary", "king",     "queen",   "ambassador",
                                                  "envoy",     "senator",  "general", "spokesman"};
  for (uint32_t i = role.begin; i < role.end; ++i) {
    if (!text.Is(i, kDemonym) || text.Is(i, kGroup)) continue;
    std::string country = CountryOf(text.Text(i));
    if (country.empty()) continue;
    for (uint32_t k = i + 1; k < role.end; ++k) {
      const bool office = std::any_of(
          std::begin(kOffices), std::end(kOffices),
          [&](std::string_view word) { return LookUp(word, false).id == text.Info(k).id; });
      if (office) return Represented{std::move(country), {i, i + 1}, 0.8, "demonym"};
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

std::optional<Represented> RepresentedBy(const TaggedText& text, const Cast& cast, uint32_t entity,
                                         uint32_t token) {
  constexpr size_t kMostMentions = 32;
  const std::vector<uint32_t>& mentions = cast.entities()[entity].mentions;
  const auto middle = std::upper_bound(
      mentions.begin(), mentions.end(), token,
      [&](uint32_t at, uint32_t mention) { return at < cast.mentions()[mention].tokens.begin; });
  const size_t at = static_cast<size_t>(middle - mentions.begin());
  for (size_t i = at; i-- > at - std::min(at, kMostMentions);) {
    if (auto found = RepresentedIn(text, cast, cast.mentions()[mentions[i]])) return found;
  }
  for (size_t i = at; i < std::min(mentions.size(), at + kMostMentions); ++i) {
    if (auto found = RepresentedIn(text, cast, cast.mentions()[mentions[i]])) return found;
  }
  return std::nullopt;
}

}  // namespace verbatim::attribution
