#include "services/extraction/speech_lines.h"

#include <algorithm>
#include <string_view>

namespace verbatim::extraction {
namespace {

using text::Document;
using text::TokenKind;
using text::TokenRange;

constexpr uint32_t kMaxName = 5;   // tokens of a label or signature
constexpr uint32_t kMaxAside = 8;  // tokens of what stands in brackets behind a label

bool IsDash(std::string_view text) {
  return text == "-" || text == "--" || text == "–" || text == "—" || text == "―";
}

// "PARK: ...", "PARK (on video): ...": a name in capitals before a colon, also when a quotation
// mark opens the paragraph.
std::optional<SpeechLine> ReadLabel(const Document& d, TokenRange range) {
  if (!range.empty() && d.tokens()[range.begin].kind == TokenKind::kQuoteMark) {
    ++range.begin;
  }
  uint32_t t = range.begin;
  while (t < range.end && t < range.begin + kMaxName &&
         (d.tokens()[t].all_capitals || d.Text(t) == ".")) {
    ++t;
  }
  const uint32_t name_end = t;
  if (t > range.begin && t < range.end && d.Text(t) == "(") {  // "(voice-over)", "(D-Ohio)"
    while (t < range.end && t < name_end + kMaxAside && d.Text(t) != ")") ++t;
    if (t < range.end && d.Text(t) == ")") ++t;
  }
  if (name_end == range.begin || t + 1 >= range.end || d.Text(t) != ":") {
    return std::nullopt;
  }
  return SpeechLine{{range.begin, name_end}, {t, t + 1}, {t + 1, range.end}};
}

// "“...” — Ada Park": capitalised words after a dash end the paragraph.
std::optional<SpeechLine> ReadSignature(const Document& d, TokenRange range) {
  uint32_t dash = range.end;
  while (dash > range.begin && range.end - dash <= kMaxName && !IsDash(d.Text(dash - 1))) {
    --dash;
  }
  if (dash <= range.begin + 1 || dash == range.end || !IsDash(d.Text(dash - 1))) {
    return std::nullopt;
  }
  const uint32_t mark = dash - 2;
  bool named = d.tokens()[mark].kind == TokenKind::kQuoteMark;
  for (uint32_t t = dash; t < range.end; ++t) {
    named = named && (d.tokens()[t].capitalised || d.Text(t) == ".");
  }
  if (!named) {
    return std::nullopt;
  }
  return SpeechLine{{dash, range.end}, {dash - 1, dash}, {range.begin, dash - 1}};
}

}  // namespace

std::optional<SpeechLine> ReadSpeechLine(const Document& document, uint32_t paragraph) {
  const TokenRange range = document.paragraphs()[paragraph].tokens;
  std::optional<SpeechLine> line = ReadLabel(document, range);
  return line ? line : ReadSignature(document, range);
}

}  // namespace verbatim::extraction
