#ifndef VERBATIM_SERVICES_EXPORT_TEXT_FRAGMENT_H_
#define VERBATIM_SERVICES_EXPORT_TEXT_FRAGMENT_H_

#include <string>
#include <string_view>

namespace verbatim::exports {

// A link that makes a browser scroll to words and mark them: the URL with a text fragment
// (https://wicg.github.io/scroll-to-text-fragment/), of long texts and of those over several lines
// the first and last words. A fragment that the URL has stays before it; a text fragment that it
// has is replaced.
std::string TextFragmentLink(std::string_view url, std::string_view words);

}  // namespace verbatim::exports

#endif  // VERBATIM_SERVICES_EXPORT_TEXT_FRAGMENT_H_
