#include "services/matching/bracket_words.h"

#include <algorithm>
#include <initializer_list>

namespace verbatim::matching {
namespace {

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool IsEditorsNote(std::string_view word) {
  return IsOneOf(word, {"sic", "laughs", "laughter", "laughing", "applause", "cheers", "booing",
                        "crosstalk", "inaudible", "unintelligible", "pause", "emphasis"});
}

bool IsPronoun(std::string_view word) {
  return IsOneOf(
      word, {"i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "this",
             "these", "those", "who", "himself", "herself", "themselves"});
}

bool StartsExplanation(std::string_view word) {
  return IsOneOf(word, {"in", "on", "at", "of", "with", "from", "by", "for", "to", "about", "who",
                        "which", "whose"});
}

}  // namespace verbatim::matching
