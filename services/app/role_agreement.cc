#include "services/app/role_agreement.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "services/text/name_key.h"
#include "services/text/unicode.h"

namespace verbatim::app {
namespace {

using Words = std::vector<std::string>;

// A role taken apart. Words are in lower case without accents.
struct Role {
  std::string office;  // "minister"
  Words ranks;         // "former", "deputy"
  Words details;       // "foreign", "russia"
};

template <size_t N>
bool IsOneOf(const std::string& word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool IsRank(const std::string& word) {
  static constexpr std::string_view kRanks[] = {
      "former", "ex",    "deputy", "vice",   "acting",  "under",    "assistant",
      "shadow", "elect", "late",   "junior", "interim", "designate"};
  return IsOneOf(word, kRanks);
}

bool IsFiller(const std::string& word) {
  static constexpr std::string_view kFillers[] = {"the", "a",   "an",    "and", "s",      "his",
                                                  "her", "its", "their", "top", "senior", "new"};
  return IsOneOf(word, kFillers);
}

bool IsPreposition(const std::string& word) {
  static constexpr std::string_view kPrepositions[] = {"of", "for", "to", "at", "in", "on", "with"};
  return IsOneOf(word, kPrepositions);
}

// One spelling and one gender for both: "defence", "spokeswoman".
std::string Evened(std::string word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSame = {{
      {"defense", "defence"},
      {"organization", "organisation"},
      {"spokesman", "spokesperson"},
      {"spokeswoman", "spokesperson"},
      {"chairman", "chair"},
      {"chairwoman", "chair"},
      {"congressman", "representative"},
      {"congresswoman", "representative"},
  }};
  for (const auto& [one, other] : kSame) {
    if (word == one) return std::string(other);
  }
  return word;
}

Words WordsOf(std::string_view role) {
  Words words;
  std::string word;
  const std::string folded = text::FoldCase(text::WithoutMarks(role));
  for (const char c : folded + " ") {
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
    } else if (c != '.' && !word.empty()) {
      words.push_back(Evened(std::exchange(word, "")));
    }
  }
  return words;
}

Role Read(std::string_view text) {
  Role role;
  bool behind = false;  // a preposition, so that the office stands before
  for (std::string& word : WordsOf(text)) {
    if (IsPreposition(word)) {
      behind = true;
    } else if (IsRank(word)) {
      role.ranks.push_back(std::move(word));
    } else if (!IsFiller(word)) {
      if (behind) {
        role.details.push_back(std::move(word));
      } else {
        if (!role.office.empty()) role.details.push_back(std::move(role.office));
        role.office = std::move(word);
      }
    }
  }
  std::sort(role.ranks.begin(), role.ranks.end());
  return role;
}

// "russia" and "russian", "ukraine" and "ukrainian".
bool IsSameWord(const std::string& a, const std::string& b) {
  constexpr size_t kShortestStem = 4;
  constexpr size_t kLongestEnding = 3;
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto shared = static_cast<size_t>(left - a.begin());
  if (left == a.end() && right == b.end()) return true;
  return shared >= kShortestStem && std::max(a.size(), b.size()) - shared <= kLongestEnding;
}

bool AreAllIn(const Words& some, const Words& all) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& word) {
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& other) { return IsSameWord(word, other); });
  });
}

}  // namespace

bool RolesAgree(std::string_view role, std::string_view other) {
  const Role a = Read(role);
  const Role b = Read(other);
  return !a.office.empty() && a.office == b.office && a.ranks == b.ranks &&
         (AreAllIn(a.details, b.details) || AreAllIn(b.details, a.details));
}

}  // namespace verbatim::app
