#include "services/app/redraft_statement.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "services/app/draft_occurrences.h"
#include "services/app/text_positions.h"
#include "services/text/document.h"

namespace verbatim::app {
namespace {

using domain::StatementKind;
using domain::TextSpan;

size_t CommonSuffix(std::string_view a, std::string_view b) {
  size_t size = 0;
  while (size < a.size() && size < b.size() && a[a.size() - 1 - size] == b[b.size() - 1 - size]) {
    ++size;
  }
  return size;
}

// The segments from where the first begins, each behind the one before; empty if one is missing.
std::vector<TextSpan> SegmentsFrom(std::string_view text, size_t begin,
                                   const std::vector<std::string>& segments) {
  std::vector<TextSpan> spans;
  for (const std::string& segment : segments) {
    begin = text.find(segment, begin);
    if (begin == std::string_view::npos) return {};
    const size_t end = begin + segment.size();
    spans.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    begin = end;
  }
  return spans;
}

std::vector<TextSpan> FindContent(std::string_view text, const storage::ContentAnchor& content,
                                  uint32_t near) {
  const std::string& first = content.segments.front();
  std::optional<size_t> best;
  size_t best_prefix = 0;
  const auto distance = [near](size_t place) { return place < near ? near - place : place - near; };
  for (size_t at = text.find(first); at != std::string_view::npos; at = text.find(first, at + 1)) {
    const size_t prefix = CommonSuffix(text.substr(0, at), content.prefix);
    const bool better =
        !best || prefix > best_prefix || (prefix == best_prefix && distance(at) < distance(*best));
    if (!better) continue;
    best = at;
    best_prefix = prefix;
  }
  return best ? SegmentsFrom(text, *best, content.segments) : std::vector<TextSpan>();
}

// How many bytes of words a span has.
size_t CountWordBytes(std::string_view text, TextSpan span) {
  const std::string_view words = span.In(text);
  return static_cast<size_t>(std::count_if(words.begin(), words.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
  }));
}

StatementKind KindOf(const domain::Article& article, const std::vector<TextSpan>& content) {
  const text::Document document = text::Document::Analyze(article);
  size_t all = 0;
  size_t quoted = 0;
  for (const TextSpan span : content) {
    all += CountWordBytes(article.text, span);
    for (const text::Quotation& quotation : document.quotations()) {
      if (quotation.depth != 0 || !quotation.span.Overlaps(span)) continue;
      quoted += CountWordBytes(article.text, {std::max(quotation.span.begin, span.begin),
                                              std::min(quotation.span.end, span.end)});
    }
  }
  if (quoted == 0) return StatementKind::kIndirect;
  return quoted < all ? StatementKind::kMixed : StatementKind::kDirect;
}

void DropCovered(const std::vector<TextSpan>& content, std::optional<TextSpan>& part) {
  const bool covered = part && std::any_of(content.begin(), content.end(),
                                           [&](TextSpan span) { return span.Overlaps(*part); });
  if (covered) part.reset();
}

}  // namespace

storage::ContentAnchor AnchorOf(std::string_view text, const std::vector<TextSpan>& content) {
  storage::ContentAnchor anchor;
  for (const TextSpan span : content) anchor.segments.emplace_back(span.In(text));
  const uint32_t end = content.front().begin;
  uint32_t begin = end - std::min(end, uint32_t{storage::kAnchorPrefixBytes});
  while (!TextSpan{begin, end}.IsValidIn(text)) ++begin;
  anchor.prefix = std::string(TextSpan{begin, end}.In(text));
  return anchor;
}

std::optional<storage::OccurrenceDraft> RedraftStatement(
    const domain::Article& article, const domain::AttributedStatement& statement,
    const storage::ContentAnchor& content) {
  const std::vector<domain::Segment>& before = statement.statement.content;
  const std::vector<TextSpan> spans = FindContent(article.text, content, before.front().span.begin);
  if (spans.empty()) return std::nullopt;
  const TextSpan whole = {spans.front().begin, spans.back().end};
  const auto entry =
      std::find_if(article.entries.begin(), article.entries.end(),
                   [&](const domain::Entry& one) { return one.span.Contains(whole); });
  if (entry == article.entries.end()) return std::nullopt;
  domain::AttributedStatement redrafted = statement;
  domain::Statement& out = redrafted.statement;
  out.entry = static_cast<uint32_t>(entry - article.entries.begin());
  out.kind = KindOf(article, spans);
  out.content.clear();
  for (size_t i = 0; i < spans.size(); ++i) {
    out.content.push_back(
        {.span = spans[i],
         .attachment = i < before.size() ? before[i].attachment : domain::SegmentAttachment::kCue});
  }
  DropCovered(spans, out.cue);
  DropCovered(spans, out.source);
  storage::ArticleDraft draft = DraftArticle(article, {std::move(redrafted)});
  AddTextPositions(draft);
  return std::move(draft.occurrences.front());
}

}  // namespace verbatim::app
