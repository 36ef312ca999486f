#include "services/articles/http_message.h"

#include <algorithm>
#include <charconv>

#include "services/articles/byte_source.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

char Lower(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

bool EqualsFolded(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return Lower(x) == Lower(y); });
}

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

absl::StatusOr<std::string> ReadChunks(std::string_view packed, size_t limit) {
  std::string body;
  while (true) {
    const size_t line_end = packed.find('\n');
    if (line_end == std::string_view::npos) return absl::InvalidArgumentError("a chunk is cut off");
    size_t size = 0;
    const auto [end, error] = std::from_chars(packed.data(), packed.data() + line_end, size, 16);
    if (error != std::errc() || end == packed.data()) {
      return absl::InvalidArgumentError("a chunk has no size");
    }
    packed.remove_prefix(line_end + 1);
    if (size == 0) return body;
    if (size > packed.size()) return absl::InvalidArgumentError("a chunk is cut off");
    if (size > limit - body.size()) return absl::InvalidArgumentError("the body is too large");
    body += packed.substr(0, size);
    packed.remove_prefix(size);
    packed.remove_prefix(std::min(packed.size(), packed.find('\n') + 1));
  }
}

absl::StatusOr<std::string> Unpack(std::string_view packed, size_t limit) {
  MemorySource source(packed);
  return InputStream(source).ReadRest(limit);
}

}  // namespace

std::string_view HeaderField(std::string_view block, std::string_view name) {
  while (!block.empty()) {
    const size_t end = std::min(block.find('\n'), block.size());
    const std::string_view line = block.substr(0, end);
    const size_t colon = line.find(':');
    if (colon != std::string_view::npos && EqualsFolded(Trim(line.substr(0, colon)), name)) {
      return Trim(line.substr(colon + 1));
    }
    block.remove_prefix(std::min(end + 1, block.size()));
  }
  return {};
}

std::string_view CharsetOfContentType(std::string_view content_type) {
  constexpr std::string_view kCharset = "charset=";
  const auto found = std::search(content_type.begin(), content_type.end(), kCharset.begin(),
                                 kCharset.end(), [](char x, char y) { return Lower(x) == y; });
  if (found == content_type.end()) return {};
  std::string_view value =
      content_type.substr(static_cast<size_t>(found - content_type.begin()) + kCharset.size());
  if (value.starts_with('"')) value.remove_prefix(1);
  return value.substr(0, value.find_first_of("\"; \t"));
}

bool IsPageType(std::string_view content_type) {
  const std::string_view type = Trim(content_type.substr(0, content_type.find(';')));
  return EqualsFolded(type, "text/html") || EqualsFolded(type, "application/xhtml+xml");
}

absl::StatusOr<HttpResponse> ReadHttpResponse(std::string_view message, size_t limit) {
  if (!message.starts_with("HTTP/")) return absl::InvalidArgumentError("is no HTTP response");
  size_t head_end = message.find("\r\n\r\n");
  size_t body_begin = head_end + 4;
  if (head_end == std::string_view::npos) {
    head_end = message.find("\n\n");
    body_begin = head_end + 2;
  }
  if (head_end == std::string_view::npos) {
    return absl::InvalidArgumentError("the HTTP response's header does not end");
  }
  const std::string_view head = message.substr(0, head_end + 1);
  HttpResponse response;
  const size_t space = head.find(' ');
  if (space != std::string_view::npos) {
    std::from_chars(head.data() + space + 1, head.data() + head.size(), response.status);
  }
  response.content_type = HeaderField(head, "Content-Type");
  response.body = message.substr(body_begin);
  if (EqualsFolded(HeaderField(head, "Transfer-Encoding"), "chunked")) {
    ASSIGN_OR_RETURN(response.body, ReadChunks(response.body, limit));
  }
  const std::string_view packing = HeaderField(head, "Content-Encoding");
  if (EqualsFolded(packing, "gzip") || EqualsFolded(packing, "x-gzip")) {
    ASSIGN_OR_RETURN(response.body, Unpack(response.body, limit));
  } else if (!packing.empty() && !EqualsFolded(packing, "identity")) {
    return absl::InvalidArgumentError("the body is packed as " +
                                      std::string(packing.substr(0, 40)));
  }
  if (response.body.size() > limit) return absl::InvalidArgumentError("the body is too large");
  return response;
}

}  // namespace verbatim::articles
