#include "services/matching/spelling.h"

#include <algorithm>
#include <array>

namespace verbatim::matching {
namespace {

constexpr size_t kShortestRespelt = 5;  // "prise" and "prize" are two words
constexpr size_t kShortestZ = 6;

// Endings in which the British "s" is an American "z", by the place of the "s".
constexpr std::array<std::string_view, 11> kSEndings = {
    "ise", "ised", "ises", "ising", "iser", "isers", "isation", "isations", "yse", "ysed", "ysing"};

// Before "our" that is "or" in American: "colour", "neighbourhood".
constexpr std::array<std::string_view, 27> kOurStems = {
    "fav",  "col", "hon",  "lab",  "neighb", "behavi", "hum",  "rum",    "endeav",
    "harb", "vig", "flav", "arm",  "od",     "parl",   "sav",  "splend", "tum",
    "val",  "vap", "cand", "clam", "ferv",   "demean", "ranc", "savi",   "ard"};

// Endings whose "ll" is single in American after an unstressed syllable: "travelled".
constexpr std::array<std::string_view, 4> kDoubledEndings = {"lled", "lling", "ller", "llers"};

bool IsVowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

// As word.ends_with(ending), quick to say no.
bool EndsWith(std::string_view word, std::string_view ending) {
  return word.back() == ending.back() && word.ends_with(ending);
}

size_t SyllablesIn(std::string_view word) {
  size_t count = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    if (IsVowel(word[i]) && (i == 0 || !IsVowel(word[i - 1]))) ++count;
  }
  return count;
}

bool RespellS(std::string_view word, std::string& respelt) {
  if (word.size() < kShortestZ) return false;
  for (const std::string_view ending : kSEndings) {
    if (!EndsWith(word, ending)) continue;
    respelt.assign(word);
    respelt[word.size() - ending.size() + 1] = 'z';
    return true;
  }
  return false;
}

bool RespellOur(std::string_view word, std::string& respelt) {
  size_t at = 2;  // a loop: words are too short for find() to be quick
  while (at + 3 <= word.size() && word.substr(at, 3) != "our") ++at;
  if (at + 3 > word.size()) return false;
  const std::string_view stem = word.substr(0, at);
  const auto fits = [&](std::string_view known) { return stem.ends_with(known); };
  if (std::none_of(kOurStems.begin(), kOurStems.end(), fits)) return false;
  respelt.assign(stem).append("or").append(word.substr(at + 3));
  return true;
}

bool RespellDoubled(std::string_view word, std::string& respelt) {
  for (const std::string_view ending : kDoubledEndings) {
    if (!EndsWith(word, ending)) continue;
    const size_t stem = word.size() - ending.size();
    if (SyllablesIn(word.substr(0, stem)) < 2) return false;
    respelt.assign(word.substr(0, stem)).append(ending.substr(1));
    return true;
  }
  return false;
}

}  // namespace

bool RespellByRule(std::string_view word, std::string& respelt) {
  if (word.size() < kShortestRespelt) return false;
  return RespellS(word, respelt) || RespellOur(word, respelt) || RespellDoubled(word, respelt);
}

}  // namespace verbatim::matching
