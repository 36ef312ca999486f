#ifndef VERBATIM_SERVICES_ARTICLES_READER_H_
#define VERBATIM_SERVICES_ARTICLES_READER_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

#include "services/domain/article.h"

namespace verbatim::articles {

// What is known of an article apart from its bytes; what the bytes say themselves wins.
struct ReadOptions {
  std::string url;
  std::string outlet;
  std::string title;
};

// Reads an article from the bytes of a file. Two formats, told apart by the first line:
//  - live blog: " date YYYY-MM-DD TITLE", a standfirst, the lead, then entries, each a heading (a
//    short line without a final stop) and its paragraphs, one a line;
//  - plain text: anything else, one entry without heading.
// The article's text is the bytes as they are, so offsets are offsets into the file (a leading byte
// order mark is part of it). Errors as text::CheckText.
absl::StatusOr<domain::Article> ReadArticle(std::string_view bytes, const ReadOptions& options);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_READER_H_
