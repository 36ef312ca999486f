#ifndef VERBATIM_SERVICES_ARTICLES_FOUND_ARTICLE_H_
#define VERBATIM_SERVICES_ARTICLES_FOUND_ARTICLE_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/domain/article.h"

namespace verbatim::articles {

// An article as a reader found it. Its `original_hash` is of the page, the line or the file that it
// was read from.
struct FoundArticle {
  domain::Article article;
  // The text is the input as it came, and its entries are only what ReadArticle finds in it: who
  // reads the text again finds the same.
  bool is_plain_text = false;
  std::vector<std::string> warnings;  // what was guessed, repaired or left out
};

// Why an item of an input is no article, such as a wire's picture: nothing is wrong with it.
inline absl::Status NoArticle(std::string_view why) {
  return absl::UnimplementedError(std::string(why));
}
inline bool IsNoArticle(const absl::Status& status) {
  return status.code() == absl::StatusCode::kUnimplemented;
}

// Where in an input something was found: "item 3", "line 12", "record at byte 1024"; empty for an
// input that is one article.
using Place = std::string;

// Takes each article of an input in turn, or why it can't be read. Returns whether to go on.
using ArticleSink = std::function<bool(const Place& place, absl::StatusOr<FoundArticle> found)>;

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_FOUND_ARTICLE_H_
