#ifndef VERBATIM_SERVICES_ARTICLES_READ_ARTICLES_H_
#define VERBATIM_SERVICES_ARTICLES_READ_ARTICLES_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"

#include "services/articles/byte_source.h"
#include "services/articles/format.h"
#include "services/articles/found_article.h"
#include "services/base/call_context.h"

namespace verbatim::articles {

struct ReadArticlesOptions {
  std::optional<Format> format;  // unset: by SniffFormat
  std::string charset;           // of HTML and XML, as the transfer's header says; may be empty
  // How long reading one document may take: none needs a second unless it is made to.
  std::chrono::milliseconds document_time{30'000};
  // Of the whole input, unpacked; what is more ends it with RESOURCE_EXHAUSTED.
  uint64_t max_bytes = kNoByteLimit;
  // Looked at while a document is parsed and between documents.
  CallContext call{};
};

// `options.call` with a deadline for the next document.
CallContext CallForDocument(const ReadArticlesOptions& options);

// Reads every article of an input, one after the other, and hands each to `sink`, with the reason
// instead where one can't be read; that does not stop the others. Feeds, pages and wire documents
// are read as one document of at most kMaxMarkupBytes; JSON Lines and WARC are streamed, whatever
// their size.
//
// Returns an error when the input as a whole can't be read, or not to its end: what the source
// says, or INVALID_ARGUMENT with the place and the reason.
absl::Status ReadArticles(ByteSource& source, const ReadArticlesOptions& options,
                          const ArticleSink& sink);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_READ_ARTICLES_H_
