#include "tests/fuzz/reader_promise.h"

#include <algorithm>
#include <vector>

#include "services/articles/read_articles.h"
#include "services/articles/structure.h"
#include "services/text/document.h"
#include "services/text/unicode.h"

namespace verbatim::fuzz {
namespace {

using articles::FoundArticle;

// Hands out a few bytes at a time, each time another number of them.
class DrippingSource : public articles::ByteSource {
 public:
  explicit DrippingSource(std::string_view bytes) : source_(bytes) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    constexpr size_t kMost = 97;
    step_ = (step_ * 31 + 7) % kMost;
    return source_.Read(buffer, std::min(size, step_ + 1));
  }

 private:
  articles::MemorySource source_;
  size_t step_ = 0;
};

bool IsUtf8(std::string_view text) { return text::ValidUtf8Prefix(text) == text.size(); }

std::string BrokenArticle(const FoundArticle& found) {
  const domain::Article& article = found.article;
  if (!text::CheckText(article.text).ok()) return "a text that can't be stored";
  for (const std::string& field : {article.url, article.outlet, article.title, article.language}) {
    if (!IsUtf8(field)) return "a field that is not UTF-8";
  }
  for (const std::string& author : article.authors) {
    if (author.empty() || !IsUtf8(author)) return "an author that is no name";
  }
  if (!article.title_span.IsValidIn(article.text)) return "a title that is no text";
  if (!article.title_span.empty() && article.title_span.In(article.text) != article.title) {
    return "a title elsewhere than its span";
  }
  if (!article.standfirst_span.IsValidIn(article.text)) return "a standfirst that is no text";
  if (article.entries.empty()) return "no entry";
  if (found.is_plain_text) return "";
  domain::Article again = article;
  again.title_span = again.standfirst_span = {};
  const absl::Status settled = articles::SettleStructure(again);
  if (!settled.ok())
    return "a structure that the server refuses: " + std::string(settled.message());
  if (again.title_span != article.title_span) return "a title that the server finds elsewhere";
  return "";
}

struct Reading {
  std::string shown;   // everything that was read, to compare
  std::string broken;  // the first promise that is
};

Reading Read(articles::ByteSource& source, articles::Format format) {
  Reading reading;
  articles::ReadArticlesOptions options;
  options.format = format;
  const absl::Status status = articles::ReadArticles(
      source, options, [&](const articles::Place& place, absl::StatusOr<FoundArticle> found) {
        reading.shown += place + "\n";
        if (!found.ok()) {
          if (found.status().message().empty()) reading.broken = "a failure without a reason";
          reading.shown += std::string(found.status().message()) + "\n";
          return true;
        }
        if (reading.broken.empty()) reading.broken = BrokenArticle(*found);
        reading.shown += found->article.title + "\n" + found->article.text;
        return true;
      });
  if (!status.ok() && status.message().empty()) reading.broken = "an error without a reason";
  reading.shown += std::string(status.message());
  return reading;
}

}  // namespace

std::string BrokenReaderPromise(std::string_view bytes, articles::Format format) {
  articles::MemorySource whole(bytes);
  const Reading reading = Read(whole, format);
  if (!reading.broken.empty()) return reading.broken;
  DrippingSource dripping(bytes);
  if (Read(dripping, format).shown != reading.shown)
    return "other articles when bytes arrive slowly";
  return "";
}

}  // namespace verbatim::fuzz
