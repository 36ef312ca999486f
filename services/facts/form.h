#ifndef VERBATIM_SERVICES_FACTS_FORM_H_
#define VERBATIM_SERVICES_FACTS_FORM_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "services/domain/claim.h"
#include "services/text/document.h"

namespace verbatim::facts {

// What an assertion is about, in the order of who does what to whom; compared by same_claim.h.
struct FormWord {
  enum class Kind : char {
    kName = 'n',      // of a person, place or organisation: all must agree
    kForename = 'f',  // a name's words before the last: may be left out
    kVerb = 'v',      // the word that seems to be the predicate
    kWord = 'w',      // another word with content
    kGeneral = 'g',   // one that tells little: "people"
    kCounted = 'c',   // what a figure counts
    kYear = 'y',
  };
  Kind kind = Kind::kWord;
  std::string sense;

  bool operator==(const FormWord&) const = default;
};

struct Form {
  std::vector<FormWord> words;
  bool negated =
      false;  // "not": no part of the text form, an assertion and its denial are one claim

  // "n:azerbaijan v:blockad w:road n:nagorno-karabakh"; equal for what says the same in other
  // inflections. Stored, and read by ParseForm.
  std::string Text() const;
};
Form ParseForm(std::string_view text);

// Who speaks, for the pronouns that stand for the source.
struct FormSource {
  std::vector<std::string> name;  // folded words of the name; empty: unknown
  std::string unknown;            // stands for it then: must be like no other source's
};

// The words that a text writes with a capital inside a sentence, folded: its names, so that a
// sentence's first word is told from one. Linear.
std::unordered_set<std::string> NamesIn(const text::Document& document);

// Makes the form of some tokens of one sentence: `tokens` are indexes in text order, `figures` what
// FindFigures says of them. Pure; linear.
Form MakeForm(const text::Document& document, const std::vector<uint32_t>& tokens,
              const std::unordered_set<std::string>& names,
              const std::vector<domain::Figure>& figures, const FormSource& source);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_FORM_H_
