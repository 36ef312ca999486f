#include "clients/cli/occurrence_context.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "verbatim/v1/article_service.grpc.pb.h"

#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

// "articles/3" of "articles/3/occurrences/12".
std::string ArticleOf(const std::string& occurrence) {
  return occurrence.substr(0, occurrence.find("/occurrences/"));
}

}  // namespace

absl::StatusOr<StyledText> OccurrenceContext(const v1::Occurrence& occurrence,
                                             Connection& connection) {
  v1::GetArticleRequest request;
  request.set_name(ArticleOf(occurrence.name()));
  ASSIGN_OR_RETURN(const v1::Article article,
                   connection.Call(&v1::ArticleService::Stub::GetArticle, request));
  const std::string_view text = article.text();
  const auto& content = occurrence.statement().content();
  if (article.revision() != occurrence.article_revision() || content.empty()) return StyledText();
  const auto begin = static_cast<size_t>(content.begin()->span().start());
  const auto end = static_cast<size_t>(content.rbegin()->span().end());
  if (begin > end || end > text.size()) return StyledText();
  const size_t line_before = text.substr(0, begin).rfind('\n');
  const size_t first = line_before == std::string_view::npos ? 0 : line_before + 1;
  const size_t last = std::min(text.find('\n', end), text.size());
  // Blanks at the borders are kept apart: each piece is made safe on its own.
  const auto piece = [](std::string_view part) {
    std::string safe = part.starts_with(' ') ? " " : "";
    safe += ForTerminal(part);
    if (part.ends_with(' ')) safe += ' ';
    return safe;
  };
  return StyledText{{piece(text.substr(first, begin - first)), Style::kFaint},
                    {piece(text.substr(begin, end - begin)), Style::kPlain},
                    {piece(text.substr(end, last - end)), Style::kFaint}};
}

}  // namespace verbatim::cli
