#ifndef VERBATIM_SERVICES_FACTS_WORDS_H_
#define VERBATIM_SERVICES_FACTS_WORDS_H_

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "services/text/document.h"

namespace verbatim::facts {

// A set of words written as one text, separated by spaces, which must outlive it.
class WordList {
 public:
  explicit WordList(std::string_view words);
  bool Has(std::string_view word) const { return words_.count(word) > 0; }

 private:
  std::unordered_set<std::string_view> words_;
};

// A token's words as lists have them: case folded, curly apostrophes straight.
std::string Folded(const text::Document& document, uint32_t token);

// The stem of a folded word, by which its inflections are one: "blockading" and "blockaded", "won"
// and "win". After Porter's first steps (M. F. Porter, "An algorithm for suffix stripping", 1980),
// with a list of irregular forms; not always a word. Pure; linear.
std::string Stem(std::string_view word);

// Words that carry no content of their own: "the", "of", "is", "he".
bool IsFunctionWord(std::string_view word);
// Forms of "be", "have", "do", and modals.
bool IsAuxiliary(std::string_view word);
bool IsNegator(std::string_view word);  // "not", "n't", "never", "no", "without"
// Months and days of the week: 1 for "january" or "jan", "monday" or "mon"; 0: none.
int MonthOf(std::string_view word);
int WeekdayOf(std::string_view word);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_WORDS_H_
