#ifndef VERBATIM_SERVICES_MATCHING_NORMAL_FORM_H_
#define VERBATIM_SERVICES_MATCHING_NORMAL_FORM_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/text_span.h"

namespace verbatim::matching {

// One word of a quote as compared: case, Unicode form, quotation marks, dashes and punctuation
// evened out, entities and wrongly decoded characters put right.
struct NormalWord {
  std::string text;         // normalised
  uint64_t hash = 0;        // of `text`, stable across runs and machines
  domain::TextSpan origin;  // the bytes of the original that it stands for
  bool capitalised = false;      // the original began with a capital
  bool after_ellipsis = false;   // words were left out before it
  bool bracketed = false;        // stood in square brackets: the editor's word
};

// A text as compared, with a map back to the original. A plain value.
struct NormalForm {
  std::vector<NormalWord> words;
  bool starts_with_ellipsis = false;
  bool ends_with_ellipsis = false;

  // The words joined by single spaces: equal for two texts exactly when their relation is EXACT.
  // This is what storage keeps as a variant's key.
  std::string Joined() const;
};

// Normalises a quote; outer quotation marks are not words and vanish. Linear time.
// REQUIRES: valid UTF-8.
NormalForm Normalize(std::string_view text);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_NORMAL_FORM_H_
