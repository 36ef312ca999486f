#include "services/matching/resemblance.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

namespace verbatim::matching {
namespace {

constexpr size_t kLongestWord = 40;     // bytes
constexpr size_t kShortestMisread = 4;  // "cat" and "car" are two words
constexpr size_t kShortestStem = 3;
constexpr size_t kLongestAffix = 4;   // "non", "ting" of "putting"
constexpr int kMostLettersApart = 6;  // two wrong letters, or an ending of three for one of three
constexpr size_t kLettersPerMisread = 6;  // one letter in so many may be wrong

constexpr std::array<std::string_view, 8> kNegatingPrefixes = {"un", "in",  "im",  "ir",
                                                               "il", "dis", "non", "mis"};

// Endings of inflection, longest first; a word and its stem share them all.
constexpr std::array<std::string_view, 8> kInflections = {"'s", "ies", "ing", "es",
                                                          "ed", "er",  "ly",  "s"};

// Characters that scanning confuses, as the letter they stand for.
char Unconfused(char c) {
  switch (c) {
    case '0': return 'o';
    case '1': return 'l';
    case '5': return 's';
    case '8': return 'b';
    case '6': return 'g';
    default: return c;
  }
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Letters and digits that occur in one word only, a quick sign that two words are not alike.
int LettersApart(std::string_view a, std::string_view b) {
  const auto letters = [](std::string_view word) {
    uint64_t set = 0;
    for (const char c : word) set |= uint64_t{1} << (static_cast<unsigned char>(c) & 63);
    return set;
  };
  return std::popcount(letters(a) ^ letters(b));
}

bool HasLetter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return !IsDigit(c) && c != '.'; });
}

std::string Unconfused(std::string_view word) {
  std::string read;
  for (size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i, 2) == "rn") {
      read.push_back('m');
      ++i;
    } else if (word.substr(i, 2) == "vv") {
      read.push_back('w');
      ++i;
    } else {
      read.push_back(Unconfused(word[i]));
    }
  }
  return read;
}

// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::array<std::array<uint8_t, kLongestWord + 1>, 3> rows{};
  for (size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<uint8_t>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = static_cast<uint8_t>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      int best = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, rows[(i - 2) % 3][j - 2] + 1);
      }
      row[j] = static_cast<uint8_t>(best);
    }
  }
  return rows[a.size() % 3][b.size()];
}

std::string_view StemOf(std::string_view word) {
  for (const std::string_view ending : kInflections) {
    if (word.size() >= ending.size() + kShortestStem && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  // "make" and "making", "carry" and "carries", "stop" and "stopped".
  if (word.size() > kShortestStem && (word.back() == 'e' || word.back() == 'y')) {
    word.remove_suffix(1);
  }
  if (word.size() > kShortestStem && word[word.size() - 1] == word[word.size() - 2]) {
    word.remove_suffix(1);
  }
  return word;
}

bool IsNegated(std::string_view plain, std::string_view negated) {
  return std::any_of(kNegatingPrefixes.begin(), kNegatingPrefixes.end(), [&](std::string_view p) {
    return negated.size() == plain.size() + p.size() && plain.size() >= kShortestMisread &&
           negated.starts_with(p) && negated.ends_with(plain);
  });
}

}  // namespace

bool IsNegation(std::string_view a, std::string_view b) {
  if (a.size() == b.size() || std::max(a.size(), b.size()) > kLongestWord) return false;
  return a.size() < b.size() ? IsNegated(a, b) : IsNegated(b, a);
}

Resemblance CompareWords(std::string_view a, std::string_view b) {
  const auto [shorter, longer] = std::minmax({a.size(), b.size()});
  if (longer > kLongestWord || longer - shorter > kLongestAffix) return Resemblance::kNone;
  if (LettersApart(a, b) > kMostLettersApart) return Resemblance::kNone;
  if (!HasLetter(a) || !HasLetter(b)) return Resemblance::kNone;
  if (IsNegation(a, b)) return Resemblance::kNegated;
  if (StemOf(a) == StemOf(b)) return Resemblance::kInflection;
  if (Unconfused(a) == Unconfused(b)) return Resemblance::kMisread;
  if (shorter < kShortestMisread) return Resemblance::kNone;
  return EditDistance(a, b) <= longer / kLettersPerMisread ? Resemblance::kMisread
                                                           : Resemblance::kNone;
}

}  // namespace verbatim::matching
