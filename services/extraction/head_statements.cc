#include "services/extraction/head_statements.h"

#include <algorithm>

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

}  // namespace

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
