#include "services/articles/read_articles.h"

#include <string>
#include <utility>

#include "services/articles/document_readers.h"
#include "services/articles/html_reader.h"
#include "services/articles/markup_parser.h"
#include "services/articles/original_hash.h"
#include "services/articles/reader.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/charset.h"

namespace verbatim::articles {
namespace {

// A text as it is, so that offsets are offsets into the file; only UTF-16 becomes UTF-8.
absl::StatusOr<FoundArticle> ReadText(const std::string& bytes) {
  const std::string_view charset = text::CharsetOfByteOrderMark(bytes);
  FoundArticle found;
  found.is_plain_text = true;
  if (charset.starts_with("utf-16")) {
    ASSIGN_OR_RETURN(found.article,
                     ReadArticle(text::ToUtf8(bytes, charset).value_or(""), ReadOptions()));
  } else {
    ASSIGN_OR_RETURN(found.article, ReadArticle(bytes, ReadOptions()));
  }
  found.article.original_hash = HashOfOriginal(bytes);
  return found;
}

absl::Status ReadDocument(Format format, const std::string& bytes,
                          const ReadArticlesOptions& options, const ArticleSink& sink) {
  const CallContext call = CallForDocument(options);
  const DocumentContext context{.charset = options.charset, .call = call};
  switch (format) {
    case Format::kFeed: return ReadFeed(bytes, context, sink);
    case Format::kNinjs: return ReadNinjs(bytes, sink);
    case Format::kNewsMl: return ReadNewsMl(bytes, context, sink);
    case Format::kNitf: return ReadNitf(bytes, context, sink);
    case Format::kHtml: {
      sink("", ReadHtml(bytes, options.charset, call));
      return absl::OkStatus();
    }
    case Format::kText:
    case Format::kJsonLines:
    case Format::kWarc: break;
  }
  sink("", ReadText(bytes));
  return absl::OkStatus();
}

}  // namespace

absl::Status AtPlace(const Place& place, const absl::Status& status) {
  absl::Status placed(status.code(), place + ": " + std::string(status.message()));
  status.ForEachPayload(
      [&](absl::string_view type, const absl::Cord& payload) { placed.SetPayload(type, payload); });
  return placed;
}

CallContext CallForDocument(const ReadArticlesOptions& options) {
  CallContext call = options.call;
  const auto end = std::chrono::steady_clock::now() + options.document_time;
  if (!call.deadline || end < *call.deadline) call.deadline = end;
  return call;
}

absl::Status ReadArticles(ByteSource& source, const ReadArticlesOptions& options,
                          const ArticleSink& sink) {
  InputStream input(source, options.max_bytes);
  ASSIGN_OR_RETURN(const std::string_view head, input.PeekHead(kSniffBytes));
  const Format format = options.format.value_or(SniffFormat(head));
  if (const std::string other = NameOfOther(head); !options.format && !other.empty()) {
    return absl::InvalidArgumentError("is " + other + ", which is not read");
  }
  if (format == Format::kJsonLines) return ReadJsonLines(input, options.call, sink);
  if (format == Format::kWarc) return ReadWarc(input, options, sink);
  // UTF-16 may take twice the bytes of the text; the check of the text names its limit.
  const size_t limit = format == Format::kText ? 2 * kMaxArticleBytes : kMaxMarkupBytes;
  ASSIGN_OR_RETURN(const std::string bytes, input.ReadRest(limit));
  return ReadDocument(format, bytes, options, sink);
}

}  // namespace verbatim::articles
