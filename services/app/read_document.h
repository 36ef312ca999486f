#ifndef VERBATIM_SERVICES_APP_READ_DOCUMENT_H_
#define VERBATIM_SERVICES_APP_READ_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/article.h"

namespace verbatim::app {

// An article of a file, or why it can't be read.
struct DocumentArticle {
  std::string place;  // where in the file: "item 3"; empty for a file that is one article
  absl::Status status;
  domain::Article article;  // where status is OK
  // What the text says itself is found again by who reads it, so that nothing else need be sent.
  bool is_plain_text = false;
  std::vector<std::string> warnings;
};

// The articles of a file in any format that articles::ReadArticles knows, in order; after
// kMostDocumentArticles an error in the place of the next. Stores nothing.
// Errors: INVALID_ARGUMENT for a file without bytes, those of articles::ReadArticles, and
// RESOURCE_EXHAUSTED (REQUEST_TOO_LARGE) for one that unpacks to more than kMaxUnpackedBytes.
inline constexpr size_t kMostDocumentArticles = 1000;
inline constexpr size_t kMaxUnpackedBytes = size_t{128} * 1024 * 1024;
absl::StatusOr<std::vector<DocumentArticle>> ReadDocument(const CallContext& call,
                                                          std::string_view bytes);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_READ_DOCUMENT_H_
