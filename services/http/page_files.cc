#include "services/http/page_files.h"

#include <utility>

namespace verbatim::http {
namespace {

constexpr std::pair<std::string_view, std::string_view> kContentTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
};

std::string_view ContentTypeFor(std::string_view path) {
  for (const auto& [ending, type] : kContentTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

// Names under /assets/ hold a hash of the content, so they never change.
std::string_view CacheControlFor(std::string_view path) {
  return path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

bool IsView(std::string_view path) {
  return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

}  // namespace

PageFiles::PageFiles(std::span<const PageFile> files) {
  for (const PageFile& file : files) by_path_[file.path] = &file;
}

PageAnswer PageFiles::Find(std::string_view path, bool accepts_gzip) const {
  auto found = by_path_.find(path);
  if (found == by_path_.end() && IsView(path)) found = by_path_.find("/index.html");
  if (found == by_path_.end()) return {};
  PageAnswer answer{.file = found->second,
                    .gzip = false,
                    .content_type = ContentTypeFor(found->first),
                    .cache_control = CacheControlFor(found->first)};
  if (accepts_gzip) {
    const auto compressed = by_path_.find(std::string(found->first) + ".gz");
    if (compressed != by_path_.end()) {
      answer.file = compressed->second;
      answer.gzip = true;
    }
  }
  return answer;
}

bool MatchesEtag(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" ||
         if_none_match.find("\"" + std::string(etag) + "\"") != std::string_view::npos;
}

}  // namespace verbatim::http
