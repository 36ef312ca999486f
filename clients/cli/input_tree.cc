#include "clients/cli/input_tree.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <glob.h>

#include "clients/cli/input_file.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEndings[] = {
    ".txt",   ".html",   ".htm",  ".xhtml", ".xml", ".rss", ".rdf", ".atom", ".nitf", ".json",
    ".jsonl", ".ndjson", ".warc", ".gz",    ".zip", ".tar", ".tgz", ".bz2",  ".xz",   ".zst"};

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

absl::StatusOr<std::vector<std::string>> ListFolder(const std::string& path) {
  std::error_code error;
  std::vector<std::string> files;
  fs::recursive_directory_iterator it(path, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    std::error_code dangling;  // a link that leads nowhere is named when it is read
    const bool folder = it->is_directory(dangling);
    if (folder && IsHidden(it->path())) it.disable_recursion_pending();
    if (!folder && !IsHidden(it->path()) && MayHoldArticles(it->path().native())) {
      files.push_back(it->path().string());
    }
  }
  if (error) return absl::ErrnoToStatus(error.value(), "can't be read");
  if (files.empty()) return absl::NotFoundError("holds no files that could be articles");
  std::sort(files.begin(), files.end());
  return files;
}

absl::StatusOr<std::vector<std::string>> MatchPattern(const std::string& pattern) {
  glob_t matches = {};
  const int result = glob(pattern.c_str(), 0, nullptr, &matches);  // sorted
  std::vector<std::string> files;
  for (size_t i = 0; result == 0 && i < matches.gl_pathc; ++i) {
    std::error_code error;
    if (!fs::is_directory(matches.gl_pathv[i], error)) files.emplace_back(matches.gl_pathv[i]);
  }
  globfree(&matches);
  if (files.empty()) return absl::NotFoundError("matches no files");
  return files;
}

}  // namespace

bool MayHoldArticles(std::string_view path) {
  std::string ending = fs::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

absl::StatusOr<std::vector<std::string>> ExpandInput(const std::string& path) {
  std::error_code error;
  if (path == kStandardInput) return std::vector{path};
  if (fs::is_directory(path, error)) return ListFolder(path);
  const bool pattern = path.find_first_of("*?[") != std::string::npos;
  if (pattern && !fs::exists(fs::symlink_status(path, error))) return MatchPattern(path);
  return std::vector{path};
}

}  // namespace verbatim::cli
