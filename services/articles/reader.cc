#include "services/articles/reader.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "services/articles/heading.h"
#include "services/articles/lines.h"
#include "services/base/status_macros.h"
#include "services/text/document.h"

namespace verbatim::articles {
namespace {

using domain::Article;
using domain::Entry;
using domain::TextSpan;

// Longer lines under the title are the first paragraph, not a standfirst.
constexpr size_t kMaxStandfirstBytes = 500;

// In a run of lines that could be headings, a heading and its subheading are two; more are a list.
constexpr size_t kMaxHeadingRun = 2;

// " date 2023-02-15 TITLE"
struct TitleLine {
  domain::Time date;
  TextSpan title;  // empty where the line has none
};

std::optional<TitleLine> ParseTitleLine(std::string_view text, const Line& line) {
  constexpr std::string_view kKeyword = "date ";
  constexpr size_t kDateSize = 10;
  const std::string_view visible = line.visible.In(text);
  if (!visible.starts_with(kKeyword)) return std::nullopt;
  const std::string_view after = visible.substr(kKeyword.size());
  const std::optional<domain::Time> date = domain::ParseTime(after.substr(0, kDateSize));
  if (!date) return std::nullopt;
  size_t begin = kKeyword.size() + kDateSize;
  if (begin < visible.size() && visible[begin] != ' ') return std::nullopt;
  while (begin < visible.size() && visible[begin] == ' ') ++begin;
  return TitleLine{.date = *date,
                   .title = {line.visible.begin + static_cast<uint32_t>(begin), line.visible.end}};
}

bool IsStandfirst(std::string_view text, const Line& line) {
  const std::string_view visible = line.visible.In(text);
  return visible.size() <= kMaxStandfirstBytes && !visible.ends_with('.');
}

// Which of the lines below title and standfirst are headings.
std::vector<bool> FindHeadings(std::string_view text, std::span<const Line> lines) {
  std::vector<bool> is_heading(lines.size(), false);
  size_t run_begin = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (CouldBeHeading(lines[i].visible.In(text))) continue;
    // lines[run_begin, i) could be headings and lines[i] is a paragraph under them.
    if (const size_t run = i - run_begin; run > 0) {
      is_heading[run <= kMaxHeadingRun ? run_begin : i - 1] = true;
    }
    run_begin = i + 1;
  }
  return is_heading;  // a run at the very end heads nothing
}

// Splits the body into the lead and the entries under headings. Together they cover the text from
// the first line on; there is always one, so that every paragraph belongs somewhere.
std::vector<Entry> SplitEntries(std::string_view text, std::span<const Line> lines) {
  const uint32_t size = static_cast<uint32_t>(text.size());
  const std::vector<bool> is_heading = FindHeadings(text, lines);
  std::vector<Entry> entries;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && !is_heading[i]) continue;
    const uint32_t begin = lines[i].begin;
    if (!entries.empty()) entries.back().span.end = begin;
    entries.push_back({.span = {begin, size},
                       .heading = is_heading[i] ? lines[i].visible : TextSpan{begin, begin}});
  }
  if (entries.empty()) entries.push_back({.span = {size, size}, .heading = {size, size}});
  return entries;
}

void ReadLiveBlog(const TitleLine& title, std::span<const Line> lines, Article& article) {
  article.publish_time = title.date;
  if (!title.title.empty()) {
    article.title_span = title.title;
    article.title = std::string(title.title.In(article.text));
  }
  lines = lines.subspan(1);
  if (!lines.empty() && IsStandfirst(article.text, lines.front())) {
    article.standfirst_span = lines.front().visible;
    lines = lines.subspan(1);
  }
  article.entries = SplitEntries(article.text, lines);
}

void ReadPlainText(std::span<const Line> lines, Article& article) {
  const uint32_t begin = lines.front().begin;
  article.entries = {
      {.span = {begin, static_cast<uint32_t>(article.text.size())}, .heading = {begin, begin}}};
}

}  // namespace

absl::StatusOr<Article> ReadArticle(std::string_view bytes, const ReadOptions& options) {
  RETURN_IF_ERROR(text::CheckText(bytes));
  Article article;
  article.url = options.url;
  article.outlet = options.outlet;
  article.title = options.title;
  article.language = "en";
  article.text = std::string(bytes);
  const std::vector<Line> lines = SplitLines(bytes);
  if (lines.empty()) {
    // Other white space than ours: one entry that holds nothing.
    const uint32_t size = static_cast<uint32_t>(bytes.size());
    article.entries = {{.span = {0, size}, .heading = {0, 0}}};
  } else if (const auto title = ParseTitleLine(bytes, lines.front())) {
    ReadLiveBlog(*title, lines, article);
  } else {
    ReadPlainText(lines, article);
  }
  return article;
}

}  // namespace verbatim::articles
