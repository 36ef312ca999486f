#include "services/extraction/head_statements.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "services/text/unicode.h"

namespace verbatim::extraction {
namespace {

using domain::Statement;
using text::Document;
using text::ParagraphRole;
using text::TokenKind;
using text::TokenRange;

// The line of a head that a span lies in, as its paragraph; nullopt in the body.
std::optional<uint32_t> HeadLineOf(const Document& d, domain::TextSpan span) {
  const TokenRange tokens = d.TokensIn(span);
  if (tokens.empty()) return std::nullopt;
  const uint32_t paragraph = d.ParagraphOf(tokens.begin);
  return d.paragraphs()[paragraph].role == ParagraphRole::kBody ? std::nullopt
                                                                : std::optional(paragraph);
}

// "Lee:" at the line's begin: capitalised words up to the colon.
bool IsNameBeforeColon(const Document& d, uint32_t line, TokenRange colon) {
  const TokenRange words{d.paragraphs()[line].tokens.begin, colon.begin};
  for (uint32_t t = words.begin; t < words.end; ++t) {
    if (d.tokens()[t].kind != TokenKind::kWord || !d.tokens()[t].capitalised) return false;
  }
  return !words.empty();
}

constexpr std::string_view kThis[] = {"article", "blog", "caption", "column", "headline", "page",
                                      "piece",   "post", "report",  "story",  "version"};
constexpr std::string_view kEdited[] = {"amended",   "clarification", "clarified", "clarify",
                                        "corrected", "correction",    "corrects",  "edited",
                                        "revised",   "updated",       "version",   "clarifies"};

template <typename Words>
bool IsOneOf(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

bool IsEditorsNote(const Document& document, uint32_t paragraph) {
  constexpr uint32_t kLooksAhead = 40;
  const TokenRange range = document.paragraphs()[paragraph].tokens;
  bool article = false;
  bool edited = false;
  for (uint32_t t = range.begin; t < std::min(range.end, range.begin + kLooksAhead); ++t) {
    if (document.tokens()[t].kind != TokenKind::kWord) continue;
    const std::string word = text::FoldCase(document.Text(t));
    edited |= IsOneOf(word, kEdited);
    const bool is_this = (word == "this" || word == "our") && t + 1 < range.end;
    article |= is_this && IsOneOf(document.Text(t + 1), kThis);
  }
  return article && edited;
}

std::optional<Statement> SettleInHead(const Document& document, Statement statement) {
  const std::optional<uint32_t> line = HeadLineOf(document, statement.content.front().span);
  const auto elsewhere = [&](domain::TextSpan span) { return HeadLineOf(document, span) != line; };
  const bool content_parts =
      std::any_of(statement.content.begin(), statement.content.end(),
                  [&](const domain::Segment& segment) { return elsewhere(segment.span); });
  if (content_parts || (statement.cue && elsewhere(*statement.cue))) return std::nullopt;
  if (statement.source && elsewhere(*statement.source)) statement.source.reset();
  if (!line) return statement;
  const bool standfirst = document.paragraphs()[*line].role == ParagraphRole::kStandfirst;
  if (statement.kind == domain::StatementKind::kIndirect && !standfirst) return std::nullopt;
  const TokenRange cue = statement.cue ? document.TokensIn(*statement.cue) : TokenRange{};
  const bool colon = !cue.empty() && document.Text(cue.begin) == ":";
  if (colon && !IsNameBeforeColon(document, *line, cue)) return std::nullopt;
  return statement;
}

}  // namespace verbatim::extraction
