#include "services/app/speaker_names.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "services/attribution/given_name.h"
#include "services/attribution/lexicon.h"
#include "services/matching/normal_form.h"
#include "services/text/name_key.h"

namespace verbatim::app {
namespace {

// A word of a name as compared.
struct NameWord {
  std::string text;  // normalised
  std::string key;   // under which its spellings fall together; may be empty
  bool capitalised = false;
};

using Name = std::vector<NameWord>;
using SameWord = bool (*)(const NameWord&, const NameWord&);

Name ReadName(std::string_view text) {
  Name name;
  const matching::NormalForm form = matching::Normalize(text);
  for (const matching::NormalWord& word : form.words) {
    const std::string_view normal = form.Text(word);
    name.push_back({std::string(normal), text::NameWordKey(normal), word.capitalised});
  }
  return name;
}

bool IsSpelledAlike(const NameWord& a, const NameWord& b) {
  return a.text == b.text || (!a.key.empty() && a.key == b.key);
}

// Whether one letter less, more, other or two changed round make one of the other.
bool IsOneSlipAway(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const size_t same =
      static_cast<size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  a.remove_prefix(same);
  b.remove_prefix(same);
  if (a.empty()) return true;
  if (a.size() < b.size()) return a == b.substr(1);
  if (a.substr(1) == b.substr(1)) return true;
  return a.size() >= 2 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

bool IsMisspelt(const NameWord& a, const NameWord& b) {
  constexpr size_t kShortest = 5;  // letters: "Lind" and "Lund" are two names
  if (IsSpelledAlike(a, b)) return true;
  return std::min(a.text.size(), b.text.size()) >= kShortest &&
         (IsOneSlipAway(a.text, b.text) || IsOneSlipAway(a.key, b.key));
}

bool OneEndsWithTheOther(const Name& a, const Name& b, SameWord same) {
  const auto shared = static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
  return shared > 0 && std::equal(a.end() - shared, a.end(), b.end() - shared, same);
}

// "general", "Inspector", "US": what stands before a name without being one.
bool IsTitle(const NameWord& word) {
  constexpr uint64_t kTitles =
      attribution::kHonorific | attribution::kRole | attribution::kRoleModifier |
      attribution::kPortfolio | attribution::kHuman | attribution::kGroup | attribution::kOrgHead |
      attribution::kOrgName | attribution::kOrgWord | attribution::kPlace | attribution::kDemonym;
  if (!word.capitalised) return true;
  const attribution::WordInfo info = attribution::LookUp(word.text, /*capitalised=*/true);
  return !info.Is(attribution::kGivenName) && info.Is(kTitles);
}

// Whether `asked` means the bearer of `known`, one of the names of somebody whose whole name is
// `full`.
bool Means(const Name& asked, const Name& known, const Name& full, SameWord same) {
  if (!OneEndsWithTheOther(asked, known, same)) return false;
  if (asked.size() <= known.size()) return true;
  // Before a last name alone stands a title or a given name, which must then be the right one.
  if (known.size() > 1 || full.size() < 2) return true;
  const NameWord& before = asked[asked.size() - known.size() - 1];
  return IsTitle(before) || same(before, full.front()) ||
         attribution::CanBeSameGivenName(before.text, full.front().text);
}

bool IsName(std::string_view asked, const domain::Speaker& speaker, SameWord same) {
  const Name words = ReadName(asked);
  const Name full = ReadName(speaker.name);
  if (Means(words, full, full, same)) return true;
  if (speaker.kind == domain::SpeakerKind::kPerson && full.size() > 1 &&
      Means(words, {full.back()}, full, same)) {
    return true;
  }
  return std::any_of(speaker.aliases.begin(), speaker.aliases.end(), [&](const std::string& alias) {
    return Means(words, ReadName(alias), full, same);
  });
}

}  // namespace

bool IsNameOf(std::string_view asked, const domain::Speaker& speaker) {
  return IsName(asked, speaker, IsSpelledAlike);
}

bool IsMisspeltNameOf(std::string_view asked, const domain::Speaker& speaker) {
  return IsName(asked, speaker, IsMisspelt);
}

bool IsPartOfOtherName(std::string_view a, std::string_view b) {
  return OneEndsWithTheOther(ReadName(a), ReadName(b), IsSpelledAlike);
}

}  // namespace verbatim::app
