#include "services/app/speaker_names.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

// The words of a name as compared, by their hashes.
std::vector<uint64_t> Words(std::string_view name) {
  std::vector<uint64_t> words;
  for (const matching::NormalWord& word : matching::Normalize(name).words) {
    words.push_back(word.hash);
  }
  return words;
}

bool OneEndsWithTheOther(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  const auto shared = static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
  return shared > 0 && std::equal(a.end() - shared, a.end(), b.end() - shared);
}

}  // namespace

bool IsNameOf(std::string_view asked, const domain::Speaker& speaker) {
  const std::vector<uint64_t> words = Words(asked);
  if (OneEndsWithTheOther(words, Words(speaker.name))) return true;
  return std::any_of(speaker.aliases.begin(), speaker.aliases.end(), [&](const std::string& alias) {
    return OneEndsWithTheOther(words, Words(alias));
  });
}

}  // namespace verbatim::app
