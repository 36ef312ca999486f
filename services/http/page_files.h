#ifndef VERBATIM_SERVICES_HTTP_PAGE_FILES_H_
#define VERBATIM_SERVICES_HTTP_PAGE_FILES_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::http {

// A file of the web page. Views into the program itself.
struct PageFile {
  std::string_view path;  // "/assets/app.js"; "/assets/app.js.gz" is the same, compressed
  std::string_view content;
  std::string_view etag;  // a hash of the content, without quotes
};

// The files that were in clients/web/dist when the program was built; none if there was no page.
std::span<const PageFile> BuiltInPage();

// What to answer to a request for a path of the page.
struct PageAnswer {
  const PageFile* file = nullptr;  // null: there is no such file
  bool gzip = false;
  std::string_view content_type;
  std::string_view cache_control;
};

// Finds the files of a page. Thread-safe.
class PageFiles {
 public:
  // REQUIRES: files outlive this.
  explicit PageFiles(std::span<const PageFile> files);

  // The file at `path`, compressed if there is such a one and `accepts_gzip`. Paths of the page's
  // own views, whose last part has no dot, get index.html.
  PageAnswer Find(std::string_view path, bool accepts_gzip) const;

 private:
  std::map<std::string_view, const PageFile*> by_path_;
};

// Whether an If-None-Match header names this ETag.
bool MatchesEtag(std::string_view if_none_match, std::string_view etag);

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_PAGE_FILES_H_
