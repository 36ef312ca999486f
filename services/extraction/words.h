#ifndef VERBATIM_SERVICES_EXTRACTION_WORDS_H_
#define VERBATIM_SERVICES_EXTRACTION_WORDS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "services/extraction/hashing.h"
#include "services/extraction/tagset.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// What the models see of one token: hashes in place of letters.
struct Word {
  uint32_t form = 0;     // of the lower-case form with straight apostrophes; kOpenMark, kCloseMark
  uint32_t stem = 0;     // of the form without inflection, by its tag; see StemOf
  uint32_t prefix2 = 0;  // of the first two letters
  uint32_t suffix2 = 0;  // of the last two, three and four letters
  uint32_t suffix3 = 0;
  uint32_t suffix4 = 0;
  uint16_t shape = 0;  // kinds of characters, see ShapeOf in words.cc
  Tag tag = Tag::kNone;
  text::TokenKind kind = text::TokenKind::kWord;
  bool capitalised = false;
  bool in_quotes = false;
};

// Forms of quotation marks, whatever characters the writer used.
inline constexpr uint32_t kOpenMark = HashOf("``");
inline constexpr uint32_t kCloseMark = HashOf("''");

// The document's tokens as words, one each, without stems and tags.
std::vector<Word> ReadWords(const text::Document& document);

// The hash of a word without its inflection: "says", "saying" and "said" have the stem of "say".
// Verbs and nouns only, other words keep their form. Rough on purpose: it need only treat the forms
// of one word alike. `token` may have capitals and curly apostrophes.
uint32_t StemOf(std::string_view token, Tag tag);

// The stem of a verb or noun written in lower case as in a dictionary.
inline uint32_t StemOfBase(std::string_view word) { return StemOf(word, Tag::kVB); }

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_WORDS_H_
