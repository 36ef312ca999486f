#include "services/text/document.h"

#include <algorithm>
#include <string>

#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/text/quotation_scan.h"
#include "services/text/sentence_splitter.h"
#include "services/text/tokenizer.h"
#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

using domain::TextSpan;

bool IsBlank(char32_t c) { return IsSpace(c) || IsInvisible(c); }

// A line without its outer white space; empty if there is nothing else.
TextSpan Trim(std::string_view text, TextSpan line) {
  while (!line.empty()) {
    const CodePoint c = Decode(text, line.begin);
    if (!IsBlank(c.value)) {
      break;
    }
    line.begin += c.size;
  }
  while (!line.empty()) {
    const CodePoint c = DecodeBefore(text, line.end);
    if (!IsBlank(c.value)) {
      break;
    }
    line.end -= c.size;
  }
  return line;
}

ParagraphRole RoleOf(const domain::Article& article, uint32_t entry, TextSpan span) {
  if (article.title_span.Contains(span.begin)) {
    return ParagraphRole::kTitle;
  }
  if (article.standfirst_span.Contains(span.begin)) {
    return ParagraphRole::kStandfirst;
  }
  const bool heading =
      entry < article.entries.size() && article.entries[entry].heading.Overlaps(span);
  return heading ? ParagraphRole::kHeading : ParagraphRole::kBody;
}

absl::Status TextError(std::string_view message, std::string_view reason, size_t offset) {
  return MakeError(absl::StatusCode::kInvalidArgument,
                   std::string(message) + " at byte " + std::to_string(offset),
                   {.reason = std::string(reason),
                    .metadata = {{"byte_offset", std::to_string(offset)}},
                    .field = "article.text"});
}

}  // namespace

Document Document::Analyze(const domain::Article& article) {
  Document document;
  const std::string_view text = article.text;
  document.text_ = text;
  document.tokens_.reserve(text.size() / 5);
  uint32_t entry = 0;
  bool left_open = false;  // the paragraph before ended inside a quotation
  for (size_t begin = 0; begin < text.size();) {
    const size_t line_end = std::min(text.find('\n', begin), text.size());
    const TextSpan span =
        Trim(text, {static_cast<uint32_t>(begin), static_cast<uint32_t>(line_end)});
    begin = line_end + 1;
    if (span.empty()) {
      continue;
    }
    while (entry + 1 < article.entries.size() && article.entries[entry].span.end <= span.begin) {
      ++entry;
      left_open = false;
    }
    Paragraph paragraph;
    paragraph.span = span;
    paragraph.entry = entry;
    paragraph.role = RoleOf(article, entry, span);
    const auto index = static_cast<uint32_t>(document.paragraphs_.size());
    const auto first_token = static_cast<uint32_t>(document.tokens_.size());
    Tokenize(text, span, document.tokens_);
    paragraph.tokens = {first_token, static_cast<uint32_t>(document.tokens_.size())};
    const size_t first_quotation = document.quotations_.size();
    ScanQuotations(text, paragraph.tokens, index, document.tokens_, document.quotations_);
    bool open = false;
    for (size_t q = first_quotation; q < document.quotations_.size(); ++q) {
      Quotation& quotation = document.quotations_[q];
      if (quotation.depth != 0) {
        continue;
      }
      quotation.continues = left_open && quotation.tokens.begin == first_token;
      open = !quotation.closed && quotation.tokens.end == paragraph.tokens.end;
    }
    left_open = open && paragraph.role == ParagraphRole::kBody;
    const auto first_sentence = static_cast<uint32_t>(document.sentences_.size());
    SplitSentences(text, paragraph.tokens, index, document.tokens_, document.sentences_);
    paragraph.sentences = {first_sentence, static_cast<uint32_t>(document.sentences_.size())};
    document.paragraphs_.push_back(paragraph);
  }
  return document;
}

TokenRange Document::TokensIn(TextSpan span) const {
  const auto begin = std::partition_point(tokens_.begin(), tokens_.end(),
                                          [&](const Token& t) { return t.span.end <= span.begin; });
  const auto end = std::partition_point(begin, tokens_.end(),
                                        [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<uint32_t>(begin - tokens_.begin()),
          static_cast<uint32_t>(end - tokens_.begin())};
}

absl::Status CheckText(std::string_view text) {
  if (text.size() > kMaxArticleBytes) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "the text has " + std::to_string(text.size()) +
                         " bytes, more than the limit of " + std::to_string(kMaxArticleBytes),
                     {.reason = "ARTICLE_TOO_LARGE",
                      .metadata = {{"limit_bytes", std::to_string(kMaxArticleBytes)},
                                   {"size_bytes", std::to_string(text.size())}},
                      .field = "article.text"});
  }
  if (const size_t invalid = ValidUtf8Prefix(text); invalid < text.size()) {
    return TextError("the text is not valid UTF-8", "TEXT_NOT_UTF8", invalid);
  }
  if (const size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return TextError("the text has a NUL character", "TEXT_HAS_NUL", nul);
  }
  if (Trim(text, {0, static_cast<uint32_t>(text.size())}).empty()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "the text is empty",
                     {.reason = "TEXT_EMPTY", .metadata = {}, .field = "article.text"});
  }
  return absl::OkStatus();
}

}  // namespace verbatim::text
