#ifndef VERBATIM_SERVICES_ARTICLES_PAGE_FACTS_H_
#define VERBATIM_SERVICES_ARTICLES_PAGE_FACTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/articles/facts.h"
#include "services/articles/markup_tree.h"

namespace verbatim::articles {

// What a page says of its article beside JSON-LD: microdata, <meta> (OpenGraph and others), <link>,
// <title>, and what it shows: its heading, time and byline.
struct PageFacts {
  Facts facts;
  const Node* heading = nullptr;     // the <h1> that <title> begins with, else the first
  std::string shown_title;           // its text
  std::string standfirst;            // shown under the title
  std::vector<std::string> json_ld;  // the contents of the page's JSON-LD scripts
  std::vector<const Node*> body;     // what microdata marks as the article's body
};

PageFacts ReadPageFacts(const Node& page);

// Whether an element is a script that holds JSON-LD.
bool IsLinkedDataScript(const Node& node);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_PAGE_FACTS_H_
