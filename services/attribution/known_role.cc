#include "services/attribution/known_role.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace verbatim::attribution {
namespace {

using text::TokenRange;

constexpr size_t kMostMentions = 64;

// The range without determiner and commas, if it says what somebody is; else empty.
std::string RoleIn(const TaggedText& text, TokenRange range) {
  while (!range.empty() && (text.IsText(range.begin, ",") || text.Is(range.begin, kDeterminer))) {
    ++range.begin;
  }
  while (!range.empty() && text.IsText(range.end - 1, ",")) --range.end;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (text.Is(i, kRole)) return std::string(text.Text(range));
  }
  return "";
}

std::string RoleOf(const TaggedText& text, const Mention& mention) {
  if (mention.quoted || mention.kind != MentionKind::kPerson) return "";
  std::string title = RoleIn(text, mention.role);
  return title.empty() ? RoleIn(text, mention.apposition) : title;
}

}  // namespace

std::string KnownRole(const TaggedText& text, const Cast& cast, uint32_t entity, uint32_t token) {
  if (entity == kNoEntity) return "";
  const std::vector<uint32_t>& mentions = cast.entities()[entity].mentions;
  const auto name_begin = [&](uint32_t mention) { return cast.mentions()[mention].name.begin; };
  const auto middle = static_cast<size_t>(
      std::partition_point(mentions.begin(), mentions.end(),
                           [&](uint32_t mention) { return name_begin(mention) <= token; }) -
      mentions.begin());
  const size_t first = middle - std::min(middle, kMostMentions);
  for (size_t i = middle; i-- > first;) {
    std::string role = RoleOf(text, cast.mentions()[mentions[i]]);
    if (!role.empty()) return role;
  }
  const size_t last = std::min(mentions.size(), middle + kMostMentions);
  for (size_t i = middle; i < last; ++i) {
    std::string role = RoleOf(text, cast.mentions()[mentions[i]]);
    if (!role.empty()) return role;
  }
  return "";
}

}  // namespace verbatim::attribution
