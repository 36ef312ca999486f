#ifndef VERBATIM_SERVICES_ARTICLES_HTTP_MESSAGE_H_
#define VERBATIM_SERVICES_ARTICLES_HTTP_MESSAGE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace verbatim::articles {

// A field of a block of "Name: value" lines, whatever its case; empty where there is none.
std::string_view HeaderField(std::string_view block, std::string_view name);

// "windows-1252" of "text/html; charset=windows-1252"; empty where none is named.
std::string_view CharsetOfContentType(std::string_view content_type);

// Whether a content type is that of a web page.
bool IsPageType(std::string_view content_type);

// An HTTP/1 response as it was kept.
struct HttpResponse {
  int status = 0;
  std::string content_type;
  std::string body;  // without transfer and content encoding (chunked, gzip)
};

// INVALID_ARGUMENT for what is no response, is cut off, is packed in another way, or has a body of
// more than `limit` bytes.
absl::StatusOr<HttpResponse> ReadHttpResponse(std::string_view message, size_t limit);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_HTTP_MESSAGE_H_
