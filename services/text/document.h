#ifndef VERBATIM_SERVICES_TEXT_DOCUMENT_H_
#define VERBATIM_SERVICES_TEXT_DOCUMENT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/domain/article.h"
#include "services/domain/text_span.h"

namespace verbatim::text {

enum class TokenKind : uint8_t {
  kWord,         // letters, with inner apostrophes, hyphens and full stops of abbreviations; also
                 // the lone apostrophe of a plural: "voters" "’"
  kNumber,       // begins with a digit: "35,000", "2010", "F-35s" is a word
  kQuoteMark,    // a quotation mark that the scan of marks accepted, a stray double one included
  kPunctuation,  // any other visible character or run of the same character ("--", "...")
};

// One token. Clitics stand alone as in the Penn Treebank: "Kyiv" "’s", "do" "n't", "they" "’ve".
struct Token {
  domain::TextSpan span;
  TokenKind kind = TokenKind::kWord;
  bool capitalised : 1 = false;   // first letter is upper case
  bool all_capitals : 1 = false;  // two letters or more, all upper case
  bool in_quotes : 1 = false;     // inside an outermost quotation (its marks included)
  bool space_before : 1 = false;  // white space or a line start stands before it
  uint32_t sentence = 0;          // index into Document::sentences()
};

// A half-open range of token indexes.
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(uint32_t token) const { return begin <= token && token < end; }
  bool operator==(const TokenRange&) const = default;
};

// A sentence of one paragraph. Split knowing the quotations: none ends between `?”` and `she said`.
struct Sentence {
  TokenRange tokens;
  uint32_t paragraph = 0;  // index into Document::paragraphs()
};

enum class ParagraphRole : uint8_t { kTitle, kStandfirst, kHeading, kBody };

// A non-empty line of the text, without its line end and outer white space.
struct Paragraph {
  domain::TextSpan span;
  TokenRange tokens;
  TokenRange sentences;  // a range of sentence indexes
  uint32_t entry = 0;    // index into Article::entries; the first entry for title and standfirst
  ParagraphRole role = ParagraphRole::kBody;
};

enum class MarkStyle : uint8_t { kDouble, kSingle };

// One stretch of text inside quotation marks within one paragraph. `depth` is 0 for an outermost
// quotation; those inside it follow it in the list with greater depths.
//
// Opened and closed by what the writer used: curly, straight, doubled apostrophes or backquotes,
// guillemets, low-high pairs, and single marks as quotation marks; also by mismatched pairs
// (‘...'). A quotation that no mark closes ends with its paragraph (closed = false). When the next
// paragraph opens with a mark again, or does not but closes one (`continues` there), all are one
// speech; a continuing quotation that was not re-opened begins with its paragraph, without a mark.
// One that only a mark after a comma closes (All is well,” she said) begins with its sentence.
struct Quotation {
  domain::TextSpan span;   // marks included
  domain::TextSpan inner;  // without its marks
  TokenRange tokens;       // marks included
  MarkStyle style = MarkStyle::kDouble;
  uint8_t depth = 0;
  bool closed = true;
  bool continues = false;  // re-opens a quotation that the paragraph before left open
  uint32_t paragraph = 0;
};

// An article's text taken apart: paragraphs, sentences, tokens, quotations, each in text order.
//
// Holds views into the article's text, which must outlive it. Immutable after Analyze, safe to
// share between threads. Analysis costs one pass over the text, time and memory linear in its size
// whatever the text (only marks, no spaces, one endless sentence).
class Document {
 public:
  // Takes the article's text apart. Marks never pair across paragraphs or entries.
  // REQUIRES: CheckText(article.text) is OK and the article's spans are valid.
  static Document Analyze(const domain::Article& article);

  // A copy of the paragraphs [begin, end) alone: token, sentence and paragraph indexes begin at 0
  // again, spans and entries stay those of the whole text. REQUIRES: begin <= end <= paragraphs.
  Document Section(uint32_t begin, uint32_t end) const;

  std::string_view text() const { return text_; }
  std::string_view Text(domain::TextSpan span) const { return span.In(text_); }
  std::string_view Text(uint32_t token) const { return tokens_[token].span.In(text_); }

  const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Quotation>& quotations() const { return quotations_; }

  // The bytes from the first token's begin to the last one's end. REQUIRES: range is not empty.
  domain::TextSpan SpanOf(TokenRange range) const {
    return {tokens_[range.begin].span.begin, tokens_[range.end - 1].span.end};
  }
  // The tokens that overlap a span: O(log n).
  TokenRange TokensIn(domain::TextSpan span) const;
  uint32_t ParagraphOf(uint32_t token) const {
    return sentences_[tokens_[token].sentence].paragraph;
  }

 private:
  std::string_view text_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Sentence> sentences_;
  std::vector<Token> tokens_;
  std::vector<Quotation> quotations_;
};

// Whether bytes can be an article's text: valid UTF-8 without NUL, not empty or only white space,
// at most kMaxArticleBytes. The error names the byte offset of what is wrong
// (reasons TEXT_NOT_UTF8, TEXT_HAS_NUL, TEXT_EMPTY, ARTICLE_TOO_LARGE).
absl::Status CheckText(std::string_view text);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_DOCUMENT_H_
