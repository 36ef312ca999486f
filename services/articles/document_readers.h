#ifndef VERBATIM_SERVICES_ARTICLES_DOCUMENT_READERS_H_
#define VERBATIM_SERVICES_ARTICLES_DOCUMENT_READERS_H_

#include <string_view>

#include "absl/status/status.h"

#include "services/articles/byte_source.h"
#include "services/articles/found_article.h"
#include "services/articles/read_articles.h"
#include "services/base/call_context.h"

// One reader for each format of several articles; html_reader.h has the one for pages. All are
// called by ReadArticles, whose contract they share.
namespace verbatim::articles {

struct DocumentContext {
  std::string_view charset;
  const CallContext& call;
};

// The same error, its message behind the place: "line 12: ...".
absl::Status AtPlace(const Place& place, const absl::Status& status);

// RSS 2.0, RSS 1.0 and Atom: an article per item. Where the XML breaks off, the items before are
// read.
absl::Status ReadFeed(std::string_view bytes, const DocumentContext& context,
                      const ArticleSink& sink);
// IPTC ninjs: an item, or an array of them.
absl::Status ReadNinjs(std::string_view bytes, const ArticleSink& sink);
// IPTC NewsML-G2: an article per newsItem, of text; other items (pictures, packages) are named.
absl::Status ReadNewsMl(std::string_view bytes, const DocumentContext& context,
                        const ArticleSink& sink);
// NITF: one article.
absl::Status ReadNitf(std::string_view bytes, const DocumentContext& context,
                      const ArticleSink& sink);
// JSON Lines: one verbatim.v1.Article in JSON a line, with the names of its fields in either
// spelling.
absl::Status ReadJsonLines(InputStream& input, const CallContext& call, const ArticleSink& sink);
// WARC 1: an article per response or resource record of HTML with status 200; others are passed by.
absl::Status ReadWarc(InputStream& input, const ReadArticlesOptions& options,
                      const ArticleSink& sink);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_DOCUMENT_READERS_H_
