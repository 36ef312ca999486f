#ifndef VERBATIM_SERVICES_ARTICLES_PAGE_BODY_H_
#define VERBATIM_SERVICES_ARTICLES_PAGE_BODY_H_

#include <vector>

#include "services/articles/blocks.h"
#include "services/articles/markup_tree.h"

namespace verbatim::articles {

// The blocks of a page that are its article, in order.
//
// By text density, after the idea of Readability (Arc90, 2009) and of boilerplate detection by
// shallow text features (Kohlschütter and others, 2010): a paragraph weighs by its length and its
// commas, if little of it stands in links; from the page's root the search goes down into the one
// element that holds most of the weight, as long as there is one. The <article> (or <main>) that
// holds the page's heading is searched alone when it has some of the weight: columns beside it may
// be longer. `marked`, the elements that microdata marks as the body, win when they hold enough of
// the weight. Pull quotes and boxes are left out (page_clutter.h). Linear time.
// `heading` may be nullptr.
std::vector<Block> FindBody(const Node& page, const Node* heading,
                            const std::vector<const Node*>& marked);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_PAGE_BODY_H_
