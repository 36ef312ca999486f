#ifndef VERBATIM_SERVICES_TEXT_PARAGRAPHS_H_
#define VERBATIM_SERVICES_TEXT_PARAGRAPHS_H_

#include <cstdint>
#include <vector>

#include "services/domain/article.h"
#include "services/text/document.h"

namespace verbatim::text {

// Longer lines are cut: no paragraph of prose comes near, and what is looked at as one piece stays
// small whatever the text.
inline constexpr uint32_t kMaxParagraphBytes = 256 * 1024;

// The non-empty lines of an article in order, with span, entry and role set. A line ends at LF, CR,
// VT, FF, U+2028 or U+2029, and where an entry or its heading begins or ends inside it, so that no
// paragraph belongs to two entries; also at the last space before kMaxParagraphBytes, or there if
// there is none. Linear in the text and the number of entries.
std::vector<Paragraph> SplitParagraphs(const domain::Article& article);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_PARAGRAPHS_H_
