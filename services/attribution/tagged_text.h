#ifndef VERBATIM_SERVICES_ATTRIBUTION_TAGGED_TEXT_H_
#define VERBATIM_SERVICES_ATTRIBUTION_TAGGED_TEXT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "services/attribution/lexicon.h"
#include "services/text/document.h"

namespace verbatim::attribution {

// The bytes of the article that opens an Arabic name: 3 of "al-Assad", "el-Sisi", "Al-Holt"; 0
// without one.
inline size_t ArticleOf(std::string_view word) {
  constexpr size_t kSize = 3;
  if (word.size() < kSize + 2 || word[1] != 'l' || word[2] != '-') return 0;
  if (word[0] != 'a' && word[0] != 'e' && word[0] != 'A' && word[0] != 'E') return 0;
  return word[kSize] >= 'A' && word[kSize] <= 'Z' ? kSize : 0;
}

// A document's tokens with their word classes, looked up once, and what the document as a whole
// shows of its words: which are capitalised inside sentences, which also stand in lower case.
//
// Words of the given source mentions count as seen inside sentences, unless they also stand in
// lower case: who speaks has a name. Linear in the document. Holds a reference to it, which must
// outlive it. Immutable, thread-safe.
class TaggedText {
 public:
  TaggedText(const text::Document& document, const std::vector<text::TokenRange>& sources);

  const text::Document& document() const { return document_; }
  uint32_t size() const { return static_cast<uint32_t>(infos_.size()); }

  const text::Token& Token(uint32_t token) const { return document_.tokens()[token]; }
  std::string_view Text(uint32_t token) const { return document_.Text(token); }
  std::string_view Text(text::TokenRange range) const {
    return range.empty() ? std::string_view() : document_.Text(document_.SpanOf(range));
  }
  const WordInfo& Info(uint32_t token) const { return infos_[token]; }
  bool Is(uint32_t token, uint64_t any_of) const {
    return token < infos_.size() && infos_[token].Is(any_of);
  }
  bool IsWord(uint32_t token) const {
    return token < infos_.size() && Token(token).kind == text::TokenKind::kWord;
  }
  bool IsText(uint32_t token, std::string_view text) const {
    return token < infos_.size() && Text(token) == text;
  }
  bool IsCapitalised(uint32_t token) const {
    return IsWord(token) && (Token(token).capitalised || ArticleOf(Text(token)) > 0);
  }

  // "'s" or the apostrophe after a plural.
  bool IsPossessiveMark(uint32_t token) const;

  // Whether nothing but quotation marks and bullets stands before it in its sentence, or a colon:
  // its capital letter says nothing.
  bool OpensSentence(uint32_t token) const;

  // Whether the word stands capitalised inside some sentence, or in lower case, anywhere in the
  // document. Rarely true by mistake: words share bits.
  bool IsCapitalisedInside(uint32_t token) const { return inside_.Has(infos_[token].hash); }
  bool IsSeenInLowerCase(uint32_t token) const { return lower_.Has(infos_[token].hash); }

  // Whether Nearly All Its Words Are Capitalised, so that capitals tell no names.
  bool IsTitleCase(uint32_t paragraph) const { return title_case_[paragraph]; }

  // The sentence, entry and paragraph of a token.
  text::TokenRange SentenceOf(uint32_t token) const {
    return document_.sentences()[Token(token).sentence].tokens;
  }
  uint32_t EntryOf(uint32_t token) const {
    return document_.paragraphs()[document_.ParagraphOf(token)].entry;
  }
  uint32_t ParagraphOf(uint32_t token) const { return document_.ParagraphOf(token); }

 private:
  // A set of hashes with one bit each.
  class HashBits {
   public:
    explicit HashBits(size_t expected);
    void Add(uint32_t hash) { bits_[hash >> shift_] = true; }
    bool Has(uint32_t hash) const { return bits_[hash >> shift_]; }

   private:
    int shift_;
    std::vector<bool> bits_;
  };

  // Whether a capitalised word that opens its sentence looks like a common one: "Polls show".
  bool IsCommonWordAtBegin(uint32_t token) const;
  bool JudgeTitleCase(const text::Paragraph& paragraph) const;

  const text::Document& document_;
  std::vector<WordInfo> infos_;
  HashBits inside_;
  HashBits lower_;
  std::vector<bool> title_case_;
};

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_TAGGED_TEXT_H_
