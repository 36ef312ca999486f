#include "services/articles/structure.h"

#include <string>
#include <vector>

#include "services/articles/lines.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

using domain::Article;
using domain::Entry;
using domain::TextSpan;

absl::Status InvalidEntry(size_t index, std::string_view problem) {
  const std::string field = "article.entries[" + std::to_string(index) + "]";
  return MakeError(absl::StatusCode::kInvalidArgument, field + " " + std::string(problem),
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
}

bool IsBlank(std::string_view text) { return SplitLines(text).empty(); }

absl::Status CheckEntries(const Article& article) {
  uint32_t end = article.entries.front().span.begin;
  for (size_t i = 0; i < article.entries.size(); ++i) {
    const Entry& entry = article.entries[i];
    if (!entry.span.IsValidIn(article.text)) return InvalidEntry(i, "is no part of the text");
    if (!entry.heading.IsValidIn(article.text) || entry.heading.begin < entry.span.begin ||
        entry.heading.end > entry.span.end) {
      return InvalidEntry(i, "has a heading that is no part of it");
    }
    if (entry.span.begin < end) return InvalidEntry(i, "begins before the end of the one before");
    if (!IsBlank(std::string_view(article.text).substr(end, entry.span.begin - end))) {
      return InvalidEntry(i, "leaves text before it that is in no entry");
    }
    end = entry.span.end;
  }
  if (!IsBlank(std::string_view(article.text).substr(end))) {
    return InvalidEntry(article.entries.size() - 1, "leaves text after it that is in no entry");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status SettleStructure(Article& article) {
  RETURN_IF_ERROR(CheckEntries(article));
  const std::string_view head =
      std::string_view(article.text).substr(0, article.entries.front().span.begin);
  std::vector<Line> lines = SplitLines(head);
  if (!lines.empty() && lines.front().visible.In(head) == article.title) {
    article.title_span = lines.front().visible;
    lines.erase(lines.begin());
  }
  if (lines.size() > 1) {
    return InvalidEntry(0, "leaves more text before it than the title and one line");
  }
  if (!lines.empty()) article.standfirst_span = lines.front().visible;
  return absl::OkStatus();
}

}  // namespace verbatim::articles
