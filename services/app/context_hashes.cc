#include "services/app/context_hashes.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "services/base/limits.h"
#include "services/domain/text_span.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

using domain::TextSpan;

// Longest paragraph read, bytes; more of it adds nothing to so small a sketch.
constexpr size_t kMaxParagraph = 4000;
// Fewer hashes than this are chance.
constexpr size_t kFewestHashes = 8;

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The line that ends at `end`, within `bounds`.
TextSpan LineBefore(std::string_view text, TextSpan bounds, uint32_t end) {
  const size_t begin = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
  if (begin == std::string_view::npos || begin < bounds.begin) return {bounds.begin, end};
  return {static_cast<uint32_t>(begin + 1), end};
}

TextSpan LineAfter(std::string_view text, TextSpan bounds, uint32_t begin) {
  const size_t end = std::min<size_t>(text.find('\n', begin), bounds.end);
  return {begin, static_cast<uint32_t>(end)};
}

// The nearest paragraph before or behind the span that is not blank.
std::string_view ParagraphBefore(std::string_view text, TextSpan bounds, uint32_t begin) {
  while (begin > bounds.begin) {
    const TextSpan line = LineBefore(text, bounds, begin - 1);
    if (!IsBlank(line.In(text))) return line.In(text);
    if (line.begin >= begin) break;
    begin = line.begin;
  }
  return "";
}

std::string_view ParagraphAfter(std::string_view text, TextSpan bounds, uint32_t end) {
  while (end < bounds.end) {
    const TextSpan line = LineAfter(text, bounds, end + 1);
    if (!IsBlank(line.In(text))) return line.In(text);
    end = line.end;
  }
  return "";
}

}  // namespace

std::vector<int64_t> ContextHashes(const domain::Article& article,
                                   const domain::Statement& statement) {
  if (statement.content.empty() || statement.entry >= article.entries.size()) return {};
  const std::string_view text = article.text;
  const TextSpan entry = article.entries[statement.entry].span;
  const TextSpan first = statement.content.front().span;
  const TextSpan last = statement.content.back().span;
  const TextSpan bounds = {std::min(entry.begin, first.begin), std::max(entry.end, last.end)};
  const uint32_t begin = LineBefore(text, bounds, first.begin).begin;
  const uint32_t end = LineAfter(text, bounds, last.end).end;
  std::string context(ParagraphBefore(text, bounds, begin).substr(0, kMaxParagraph));
  uint32_t at = begin;
  for (const domain::Segment& segment : statement.content) {
    context += '\n';
    if (segment.span.begin > at) {
      context += TextSpan{at, segment.span.begin}.In(text).substr(0, kMaxParagraph);
    }
    at = std::max(at, segment.span.end);
  }
  context += '\n';
  context += TextSpan{at, std::max(at, end)}.In(text).substr(0, kMaxParagraph);
  context += '\n';
  context += ParagraphAfter(text, bounds, end).substr(0, kMaxParagraph);
  if (IsBlank(context)) return {};
  std::vector<int64_t> hashes = matching::QueryFingerprints(matching::Normalize(context));
  if (hashes.size() > kMaxContextHashes) hashes.resize(kMaxContextHashes);
  return hashes;
}

std::optional<double> SharedContext(const std::vector<int64_t>& a, const std::vector<int64_t>& b) {
  if (std::min(a.size(), b.size()) < kFewestHashes) return std::nullopt;
  // Of the smallest hashes of both together, how many are in both.
  size_t seen = 0;
  size_t shared = 0;
  auto left = a.begin();
  auto right = b.begin();
  while (seen < kMaxContextHashes && (left != a.end() || right != b.end())) {
    const bool take_left = right == b.end() || (left != a.end() && *left <= *right);
    const bool take_right = left == a.end() || (right != b.end() && *right <= *left);
    shared += take_left && take_right;
    if (take_left) ++left;
    if (take_right) ++right;
    ++seen;
  }
  return static_cast<double>(shared) / static_cast<double>(seen);
}

}  // namespace verbatim::app
