#ifndef VERBATIM_SERVICES_ARTICLES_HTML_READER_H_
#define VERBATIM_SERVICES_ARTICLES_HTML_READER_H_

#include <string_view>

#include "absl/status/statusor.h"

#include "services/articles/found_article.h"
#include "services/base/call_context.h"

namespace verbatim::articles {

// Reads the article of a web page: title, time, outlet, authors, language and address from its
// JSON-LD, then microdata, then <meta>, then what it shows; the text by FindBody, the entries of a
// live blog from `liveBlogUpdate` of its JSON-LD, else, or where that has headings only, from the
// page. What a page shows of its text
// wins over JSON-LD's `articleBody`, which has no paragraphs, unless it shows little of it.
// `charset` is that of the transfer's header, or empty.
// Errors: INVALID_ARGUMENT for a page without an article's text, and those of ParseHtml.
absl::StatusOr<FoundArticle> ReadHtml(std::string_view bytes, std::string_view charset,
                                      const CallContext& call);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_HTML_READER_H_
