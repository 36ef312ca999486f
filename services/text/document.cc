#include "services/text/document.h"

#include <algorithm>
#include <string>

#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/text/paragraphs.h"
#include "services/text/quotation_scan.h"
#include "services/text/sentence_splitter.h"
#include "services/text/tokenizer.h"
#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

absl::Status InvalidText(std::string_view message, std::string_view reason, size_t byte) {
  return MakeError(absl::StatusCode::kInvalidArgument,
                   std::string(message) + " at byte " + std::to_string(byte),
                   {.reason = std::string(reason),
                    .metadata = {{"byte_offset", std::to_string(byte)}},
                    .field = "article.text"});
}

bool IsBlank(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const CodePoint point = Decode(text, pos);
    if (!IsSpace(point.value) && !IsInvisible(point.value)) return false;
    pos += point.size;
  }
  return true;
}

// Marks the tokens inside each outer quotation. Both are in text order and outer quotations do not
// overlap, so one pass does.
void LinkQuotations(const Document& document, std::vector<Token>& tokens,
                    std::vector<Quotation>& quotations) {
  for (Quotation& quotation : quotations) {
    quotation.tokens = document.TokensIn(quotation.span);
    if (quotation.depth > 0) continue;
    for (uint32_t i = quotation.tokens.begin; i < quotation.tokens.end; ++i) {
      tokens[i].in_quotes = true;
    }
  }
}

}  // namespace

Document Document::Analyze(const domain::Article& article) {
  constexpr size_t kBytesPerToken = 5;  // of English news
  Document document;
  document.text_ = article.text;
  document.paragraphs_ = SplitParagraphs(article);
  QuotationScan scan = ScanQuotations(document.text_, document.paragraphs_);
  document.tokens_.reserve(article.text.size() / kBytesPerToken);
  size_t next_mark = 0;
  for (uint32_t i = 0; i < document.paragraphs_.size(); ++i) {
    Paragraph& paragraph = document.paragraphs_[i];
    paragraph.tokens.begin = static_cast<uint32_t>(document.tokens_.size());
    Tokenize(document.text_, paragraph.span, scan.marks, next_mark, document.tokens_);
    paragraph.tokens.end = static_cast<uint32_t>(document.tokens_.size());
    paragraph.sentences.begin = static_cast<uint32_t>(document.sentences_.size());
    SplitSentences(document.text_, paragraph, i, document.tokens_, document.sentences_);
    paragraph.sentences.end = static_cast<uint32_t>(document.sentences_.size());
  }
  document.quotations_ = std::move(scan.quotations);
  LinkQuotations(document, document.tokens_, document.quotations_);
  return document;
}

Document Document::Section(uint32_t begin, uint32_t end) const {
  Document section;
  section.text_ = text_;
  if (begin == end) return section;
  const TokenRange tokens = {paragraphs_[begin].tokens.begin, paragraphs_[end - 1].tokens.end};
  const TokenRange sentences = {paragraphs_[begin].sentences.begin,
                                paragraphs_[end - 1].sentences.end};
  const auto rebase = [](TokenRange range, uint32_t origin) {
    return TokenRange{range.begin - origin, range.end - origin};
  };
  section.tokens_.assign(tokens_.begin() + tokens.begin, tokens_.begin() + tokens.end);
  for (Token& token : section.tokens_) token.sentence -= sentences.begin;
  section.sentences_.assign(sentences_.begin() + sentences.begin,
                            sentences_.begin() + sentences.end);
  for (Sentence& sentence : section.sentences_) {
    sentence.tokens = rebase(sentence.tokens, tokens.begin);
    sentence.paragraph -= begin;
  }
  section.paragraphs_.assign(paragraphs_.begin() + begin, paragraphs_.begin() + end);
  for (Paragraph& paragraph : section.paragraphs_) {
    paragraph.tokens = rebase(paragraph.tokens, tokens.begin);
    paragraph.sentences = rebase(paragraph.sentences, sentences.begin);
  }
  const auto first_in = [&](uint32_t paragraph) {
    return std::partition_point(
        quotations_.begin(), quotations_.end(),
        [&](const Quotation& quotation) { return quotation.paragraph < paragraph; });
  };
  section.quotations_.assign(first_in(begin), first_in(end));
  for (Quotation& quotation : section.quotations_) {
    quotation.tokens = rebase(quotation.tokens, tokens.begin);
    quotation.paragraph -= begin;
  }
  return section;
}

TokenRange Document::TokensIn(domain::TextSpan span) const {
  const auto begin = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& token) {
    return token.span.end <= span.begin;
  });
  const auto end = std::partition_point(
      begin, tokens_.end(), [&](const Token& token) { return token.span.begin < span.end; });
  return {static_cast<uint32_t>(begin - tokens_.begin()),
          static_cast<uint32_t>(end - tokens_.begin())};
}

absl::Status CheckText(std::string_view text) {
  if (text.size() > kMaxArticleBytes) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "the text has " + std::to_string(text.size()) +
                         " bytes, more than the limit of " + std::to_string(kMaxArticleBytes),
                     {.reason = "ARTICLE_TOO_LARGE",
                      .metadata = {{"size_bytes", std::to_string(text.size())},
                                   {"limit_bytes", std::to_string(kMaxArticleBytes)}},
                      .field = "article.text"});
  }
  const size_t valid = ValidUtf8Prefix(text);
  if (valid < text.size()) return InvalidText("the text is not UTF-8", "TEXT_NOT_UTF8", valid);
  const size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    return InvalidText("the text has a NUL character", "TEXT_HAS_NUL", nul);
  }
  if (IsBlank(text)) {
    return MakeError(absl::StatusCode::kInvalidArgument, "the text is empty",
                     {.reason = "TEXT_EMPTY", .metadata = {}, .field = "article.text"});
  }
  return absl::OkStatus();
}

}  // namespace verbatim::text
