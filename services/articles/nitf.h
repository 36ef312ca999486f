#ifndef VERBATIM_SERVICES_ARTICLES_NITF_H_
#define VERBATIM_SERVICES_ARTICLES_NITF_H_

#include "services/articles/article_text.h"
#include "services/articles/facts.h"
#include "services/articles/markup_tree.h"

namespace verbatim::articles {

// What an <nitf> element says of its article.
Facts ReadNitfFacts(const Node& nitf);

// Writes the body of an <nitf> element: the standfirst from <hl2>, the paragraphs and headings of
// <body.content>. The title must be written before.
void WriteNitfBody(const Node& nitf, ArticleText& text);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_NITF_H_
