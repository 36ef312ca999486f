#ifndef VERBATIM_SERVICES_ARTICLES_PAGE_CLUTTER_H_
#define VERBATIM_SERVICES_ARTICLES_PAGE_CLUTTER_H_

#include <string>
#include <vector>

#include "services/articles/blocks.h"

namespace verbatim::articles {

// Takes out of a page's body what only its other blocks show to be no part of the article:
// - pull quotes: words that stand in an element for quotations, and in the article too. Kept, they
//   would count as said twice, by whoever is named next to them.
// - boxes: small elements under a heading such as "Sign up to our newsletter".
// REQUIRES: the page that `body` was read from lives.
void DropClutter(std::vector<Block>& body);

// Takes out notes on what an earlier version of the page had wrong, and returns them: their words
// are those that nobody said.
std::vector<std::string> TakeCorrectionNotes(std::vector<Block>& body);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_PAGE_CLUTTER_H_
