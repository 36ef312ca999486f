#ifndef VERBATIM_SERVICES_MATCHING_NORMAL_FORM_H_
#define VERBATIM_SERVICES_MATCHING_NORMAL_FORM_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/text_span.h"

namespace verbatim::matching {

// One word of a quote as compared.
struct NormalWord {
  uint64_t hash = 0;            // of its normalised text, stable across runs and machines
  uint32_t begin = 0;           // its normalised text in NormalForm::text
  uint32_t size = 0;            // bytes
  domain::TextSpan origin;      // the bytes of the original that it stands for
  bool capitalised = false;     // the original began with a capital
  bool after_stop = false;      // the first word, or a sentence ended before it
  bool before_break = false;    // the last word, or punctuation other than a hyphen follows
  bool after_ellipsis = false;  // words were left out before it
  bool bracketed = false;       // stood in an editor's brackets: the editor's word
  bool gloss = false;           // bracketed, and clearly added rather than put in place of a word
  bool adapted = false;         // the editor changed letters of it: "pick[ing]", "[t]he"
  bool quoted = false;          // inside a further pair of quotation marks: someone else's words
};

// A text as compared: its words with case, Unicode form, quotation marks, dashes, punctuation and
// white space evened out, character entities and wrongly decoded characters put right, words
// joined that a hyphen broke at a line's end, each with a map back to the original. A plain value.
//
// A hyphen inside a line parts words ("third-grade" is "third grade"), an apostrophe does not
// ("don't"). Square brackets are an editor's; round ones only around a name after a pronoun ("he
// (Putin)") or a note ("(laughs)"). Letters in brackets inside a word belong to it ("pick[ing]",
// "[t]he"). Currency signs,
// "%" and "&" are words; "35,000" is "35000", "U.S." is "us", "&" between letters stays ("r&d").
struct NormalForm {
  std::string text;  // all words, joined by single spaces
  std::vector<NormalWord> words;
  bool starts_with_ellipsis = false;
  bool ends_with_ellipsis = false;

  std::string_view Text(const NormalWord& word) const {
    return std::string_view(text).substr(word.begin, word.size);
  }

  // The words but for glosses, joined by single spaces. Texts with equal Joined() are EXACT, which
  // makes it the key of a variant in storage. (EXACT without being equal are only texts of which
  // one has bracketed words, not clearly a gloss, where the other has none.)
  std::string Joined() const;
};

// Normalises a quote; outer quotation marks are not words and vanish. Time and memory are linear
// whatever the text. Normalising the result's Joined() gives the same Joined() again.
// REQUIRES: valid UTF-8 under 4 GiB.
NormalForm Normalize(std::string_view text);

// The same into a form used before, whose memory is used again.
void NormalizeInto(std::string_view text, NormalForm& form);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_NORMAL_FORM_H_
