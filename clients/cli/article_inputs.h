#ifndef VERBATIM_CLIENTS_CLI_ARTICLE_INPUTS_H_
#define VERBATIM_CLIENTS_CLI_ARTICLE_INPUTS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/articles/found_article.h"
#include "services/articles/read_articles.h"

namespace verbatim::cli {

// Where an article comes from.
struct InputPlace {
  std::string file;    // a path, "-" or a fetched address
  std::string member;  // its path inside an archive; empty: the file itself
  articles::Place place;

  // For people: "pages.zip/a.html: item 2".
  std::string Label() const;
  // Tells the articles of one file apart: "#item-2", empty where it is one.
  std::string Fragment() const;
};

// Takes each article, or why it or the rest of its file can't be read. Returns whether to go on.
using InputSink =
    std::function<bool(const InputPlace& place, absl::StatusOr<articles::FoundArticle> found)>;

// Reads the articles of files in turn, archives and gzip unpacked on the way, one document in
// memory at a time. Not thread-safe.
class ArticleInputs {
 public:
  // `before_wait` is called when an input holds back what comes next, as a pipe may for long.
  ArticleInputs(std::vector<std::string> files, articles::ReadArticlesOptions options,
                std::function<void()> before_wait);

  void ReadAll(const InputSink& sink);

  // How much of how many bytes was read, for progress; the total is 0 when a file has no size.
  uint64_t bytes_read() const { return bytes_before_ + bytes_here_(); }
  uint64_t total_bytes() const { return total_bytes_; }

 private:
  bool ReadFile(const std::string& file, const InputSink& sink);
  bool ReadSource(const std::string& file, const std::string& member, articles::ByteSource& source,
                  const InputSink& sink);

  const std::vector<std::string> files_;
  const articles::ReadArticlesOptions options_;
  const std::function<void()> before_wait_;
  uint64_t total_bytes_ = 0;
  uint64_t bytes_before_ = 0;
  std::function<uint64_t()> bytes_here_ = [] { return uint64_t{0}; };
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_ARTICLE_INPUTS_H_
