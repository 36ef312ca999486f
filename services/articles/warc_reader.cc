// WARC, ISO 28500: https://iipc.github.io/warc-specifications/

#include <algorithm>
#include <charconv>
#include <string>

#include "services/articles/document_readers.h"
#include "services/articles/facts.h"
#include "services/articles/html_reader.h"
#include "services/articles/http_message.h"
#include "services/articles/markup_parser.h"
#include "services/articles/original_hash.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

constexpr size_t kMaxHeaderLine = size_t{64} * 1024;
constexpr size_t kMaxHeaderBytes = size_t{1024} * 1024;
// Of an HTTP response's own header.
constexpr size_t kMaxHttpHeaderBytes = size_t{256} * 1024;

struct RecordHead {
  std::string fields;  // "Name: value" lines
  uint64_t length = 0;
};

absl::Status Malformed(std::string_view problem) {
  return absl::InvalidArgumentError("not a WARC record: " + std::string(problem));
}

// OUT_OF_RANGE at the end of the input.
absl::StatusOr<RecordHead> ReadHead(InputStream& input) {
  std::string line;
  do {  // records end with two empty lines; some writers leave more
    ASSIGN_OR_RETURN(line, input.ReadLine(kMaxHeaderLine));
  } while (line.empty());
  if (!line.starts_with("WARC/1.")) return Malformed("it does not begin with WARC/1");
  RecordHead head;
  while (true) {
    absl::StatusOr<std::string> field = input.ReadLine(kMaxHeaderLine);
    if (field.status().code() == absl::StatusCode::kOutOfRange) return Malformed("it is cut off");
    if (!field.ok()) return field.status();
    if (field->empty()) break;
    head.fields += *field + "\n";
    if (head.fields.size() > kMaxHeaderBytes) return Malformed("its header is too large");
  }
  const std::string_view length = HeaderField(head.fields, "Content-Length");
  const auto [end, error] =
      std::from_chars(length.data(), length.data() + length.size(), head.length);
  if (length.empty() || error != std::errc() || end != length.data() + length.size()) {
    return Malformed("it has no Content-Length");
  }
  return head;
}

// Takes a record's block, all of it, keeping what is at most `limit` bytes; longer ones come back
// empty.
absl::StatusOr<std::string> TakeBlock(InputStream& input, uint64_t length, size_t limit) {
  constexpr uint64_t kStep = size_t{1024} * 1024;
  std::string block;
  for (uint64_t left = length; left > 0;) {
    const auto step = static_cast<size_t>(std::min(left, kStep));
    ASSIGN_OR_RETURN(const std::string_view bytes, input.Peek(step));
    if (bytes.size() < step) return Malformed("it is cut off");
    if (length <= limit) block += bytes;
    input.Skip(step);
    left -= step;
  }
  return block;
}

// Whether a record may hold a page.
bool MayHoldPage(const RecordHead& head) {
  const std::string_view type = HeaderField(head.fields, "WARC-Type");
  const std::string_view content = HeaderField(head.fields, "Content-Type");
  return (type == "response" && content.starts_with("application/http")) ||
         (type == "resource" && IsPageType(content));
}

struct Page {
  std::string html;
  std::string charset;
};

// The page in a record; a page without text for a response that is none or did not succeed.
absl::StatusOr<Page> PageOf(const RecordHead& head, std::string block) {
  constexpr int kOk = 200;
  if (HeaderField(head.fields, "WARC-Type") == "resource") {
    const std::string_view type = HeaderField(head.fields, "Content-Type");
    return Page{.html = std::move(block), .charset = std::string(CharsetOfContentType(type))};
  }
  ASSIGN_OR_RETURN(HttpResponse response, ReadHttpResponse(block, kMaxMarkupBytes));
  if (response.status != kOk || !IsPageType(response.content_type)) return Page();
  return Page{.html = std::move(response.body),
              .charset = std::string(CharsetOfContentType(response.content_type))};
}

absl::StatusOr<FoundArticle> ReadPage(const RecordHead& head, const Page& page,
                                      const CallContext& call) {
  ASSIGN_OR_RETURN(FoundArticle found, ReadHtml(page.html, page.charset, call));
  std::string_view target = HeaderField(head.fields, "WARC-Target-URI");
  if (target.starts_with('<') && target.ends_with('>'))
    target = target.substr(1, target.size() - 2);
  if (found.article.url.empty() && IsPageUrl(target)) found.article.url = target;
  return found;
}

}  // namespace

absl::Status ReadWarc(InputStream& input, const ReadArticlesOptions& options,
                      const ArticleSink& sink) {
  constexpr size_t kMaxBlock = kMaxMarkupBytes + kMaxHttpHeaderBytes;
  while (true) {
    RETURN_IF_ERROR(CheckCall(options.call));
    const Place place = "record at byte " + std::to_string(input.offset());
    const absl::StatusOr<RecordHead> head = ReadHead(input);
    if (head.status().code() == absl::StatusCode::kOutOfRange) return absl::OkStatus();
    if (!head.ok()) return AtPlace(place, head.status());
    const bool wanted = MayHoldPage(*head);
    absl::StatusOr<std::string> block = TakeBlock(input, head->length, wanted ? kMaxBlock : 0);
    if (!block.ok()) return AtPlace(place, block.status());
    if (!wanted || head->length == 0) continue;
    if (head->length > kMaxBlock) {
      const absl::Status too_large = absl::InvalidArgumentError(
          "the page has more than " + std::to_string(kMaxMarkupBytes) + " bytes");
      if (!sink(place, too_large)) return absl::OkStatus();
      continue;
    }
    const absl::StatusOr<Page> page = PageOf(*head, *std::move(block));
    if (page.ok() && page->html.empty()) continue;
    absl::StatusOr<FoundArticle> found = page.ok()
                                             ? ReadPage(*head, *page, CallForDocument(options))
                                             : absl::StatusOr<FoundArticle>(page.status());
    if (!sink(place, std::move(found))) return absl::OkStatus();
  }
}

}  // namespace verbatim::articles
