#include "services/app/read_document.h"

#include <utility>

#include "services/articles/read_articles.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::app {
namespace {

// What readers say of a file is a fault of the request's field.
absl::Status AsFieldError(const absl::Status& status) {
  if (status.code() != absl::StatusCode::kInvalidArgument || GetErrorDetail(status)) return status;
  return MakeError(status.code(),
                   std::string_view(status.message().data(), status.message().size()),
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = "content"});
}

}  // namespace

absl::StatusOr<std::vector<DocumentArticle>> ReadDocument(const CallContext& call,
                                                          std::string_view bytes) {
  if (bytes.empty()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "content is empty",
                     {.reason = "FIELD_REQUIRED", .metadata = {}, .field = "content"});
  }
  articles::MemorySource source(bytes);
  articles::ReadArticlesOptions options;
  options.call = call;
  options.max_bytes = kMaxUnpackedBytes;
  std::vector<DocumentArticle> read;
  const auto sink = [&](const articles::Place& place,
                        absl::StatusOr<articles::FoundArticle> found) {
    DocumentArticle& added = read.emplace_back();
    added.place = place;
    if (read.size() > kMostDocumentArticles) {
      added.status = absl::OutOfRangeError("this and all after it: the file has more than " +
                                           std::to_string(kMostDocumentArticles) + " articles");
      return false;
    }
    added.status = found.status();
    if (!found.ok()) return true;
    added.article = std::move(found->article);
    added.is_plain_text = found->is_plain_text;
    added.warnings = std::move(found->warnings);
    return true;
  };
  const absl::Status status = articles::ReadArticles(source, options, sink);
  if (status.ok()) return read;
  if (read.empty()) return AsFieldError(status);
  read.push_back({.place = "the rest", .status = status, .article = {}, .warnings = {}});
  return read;
}

}  // namespace verbatim::app
