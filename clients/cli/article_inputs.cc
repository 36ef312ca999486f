#include "clients/cli/article_inputs.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "clients/cli/archive.h"
#include "clients/cli/file_source.h"
#include "clients/cli/input_file.h"

namespace verbatim::cli {
namespace {

// What is left of a stream, as a source.
class StreamSource : public articles::ByteSource {
 public:
  explicit StreamSource(articles::InputStream& stream) : stream_(stream) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    absl::StatusOr<std::string_view> bytes = stream_.PeekSome(size);
    if (!bytes.ok()) return bytes.status();
    std::memcpy(buffer, bytes->data(), bytes->size());
    stream_.Skip(bytes->size());
    return bytes->size();
  }

 private:
  articles::InputStream& stream_;
};

}  // namespace

std::string InputPlace::Label() const {
  std::string label = file == kStandardInput ? "standard input" : file;
  if (!member.empty()) label += "/" + member;
  if (!place.empty()) label += ": " + place;
  return label;
}

std::string InputPlace::Fragment() const {
  if (place.empty()) return {};
  std::string fragment = "#" + place;
  std::replace(fragment.begin(), fragment.end(), ' ', '-');
  return fragment;
}

ArticleInputs::ArticleInputs(std::vector<std::string> files, articles::ReadArticlesOptions options,
                             std::function<void()> before_wait)
    : files_(std::move(files)), options_(std::move(options)), before_wait_(std::move(before_wait)) {
  for (const std::string& file : files_) {
    const uint64_t size = SizeOfFile(file);
    if (size == 0 && file == kStandardInput) {
      total_bytes_ = 0;
      return;
    }
    total_bytes_ += size;
  }
}

void ArticleInputs::ReadAll(const InputSink& sink) {
  for (const std::string& file : files_) {
    if (!ReadFile(file, sink)) return;
  }
}

bool ArticleInputs::ReadFile(const std::string& file, const InputSink& sink) {
  FileSource source(file, before_wait_);
  bytes_here_ = [&source] { return source.position(); };
  articles::InputStream stream(source);
  bool go_on = true;
  const absl::StatusOr<std::string_view> head = stream.PeekHead(kArchiveHeadBytes);
  StreamSource bytes(stream);
  if (!head.ok()) {
    go_on = sink({.file = file, .member = {}, .place = {}}, head.status());
  } else if (IsArchive(*head)) {
    const absl::Status status =
        ReadArchive(bytes, [&](const std::string& path, articles::ByteSource& member) {
          go_on = ReadSource(file, path, member, sink);
          return go_on;
        });
    if (go_on && !status.ok()) go_on = sink({.file = file, .member = {}, .place = {}}, status);
  } else {
    go_on = ReadSource(file, "", bytes, sink);
  }
  bytes_before_ += source.position();
  bytes_here_ = [] { return uint64_t{0}; };
  return go_on;
}

bool ArticleInputs::ReadSource(const std::string& file, const std::string& member,
                               articles::ByteSource& source, const InputSink& sink) {
  bool go_on = true;
  const absl::Status status = articles::ReadArticles(
      source, options_,
      [&](const articles::Place& place, absl::StatusOr<articles::FoundArticle> found) {
        go_on = sink({.file = file, .member = member, .place = place}, std::move(found));
        return go_on;
      });
  if (go_on && !status.ok()) go_on = sink({.file = file, .member = member, .place = {}}, status);
  return go_on;
}

}  // namespace verbatim::cli
