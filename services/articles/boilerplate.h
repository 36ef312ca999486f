#ifndef VERBATIM_SERVICES_ARTICLES_BOILERPLATE_H_
#define VERBATIM_SERVICES_ARTICLES_BOILERPLATE_H_

#include <string_view>

#include "services/articles/markup_tree.h"

// What stands around an article on its page. Rules over names that many sites share, never over one
// site's.
namespace verbatim::articles {

// Whether an element and all inside it is no text of an article: scripts, navigation, forms,
// captions, hidden parts, and what its class or id calls related links, newsletter, byline and so
// on. An element that holds most of `page_bytes`, the page's text, is never left out by its class.
bool IsBoilerplate(const Node& node, size_t page_bytes);

// Whether a paragraph is a line of the page and not of its article: "Read more: ...", "Sign up to
// our newsletter", "Advertisement", "By Ada Park", "Reporting by ...".
// REQUIRES: evened out.
bool IsBoilerplateLine(std::string_view line);

// Whether class or id hold one of the words, as whole parts: "post-byline", "postByline".
bool IsNamed(const Node& node, std::initializer_list<std::string_view> words);

// Whether an element is one entry of a live blog.
bool IsLiveEntry(const Node& node);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_BOILERPLATE_H_
