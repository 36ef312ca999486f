#ifndef VERBATIM_SERVICES_ARTICLES_DECODE_MARKUP_H_
#define VERBATIM_SERVICES_ARTICLES_DECODE_MARKUP_H_

#include <string>
#include <string_view>
#include <vector>

namespace verbatim::articles {

// A page or an XML document as UTF-8. Its encoding is what a byte order mark, else `charset` (of a
// transfer's header; may be empty), else the document itself (<meta charset>, <?xml encoding?>)
// declares; without any, UTF-8, or windows-1252 for what is not UTF-8. Control characters become
// spaces, and the byte order mark goes. `warnings` gets what was guessed or repaired.
std::string DecodeMarkup(std::string_view bytes, std::string_view charset,
                         std::vector<std::string>& warnings);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_DECODE_MARKUP_H_
