#ifndef VERBATIM_SERVICES_EXTRACTION_CONTENT_BOUNDS_H_
#define VERBATIM_SERVICES_EXTRACTION_CONTENT_BOUNDS_H_

#include <cstdint>

#include "services/text/document.h"

namespace verbatim::extraction {

// Where reported content begins and ends inside one sentence. Holds a reference to the document,
// which must outlive it. Every question looks at a bounded number of tokens.
class ContentBounds {
 public:
  ContentBounds(const text::Document& document, text::TokenRange sentence);

  // The end of the sentence without its last full stop.
  uint32_t BodyEnd() const { return body_end_; }

  // What stands before a tag, without the comma between and a dateline ("OSLO, May 3 (Agency) -").
  text::TokenRange BeforeTag(uint32_t tag_begin) const;

  // What follows a tag, up to where another report or a remark of the writer begins.
  text::TokenRange AfterTag(uint32_t tag_end) const;

  // The same for verbs that name a hearer first: "told (Reuters) that ...".
  text::TokenRange AfterHearer(uint32_t tag_end) const;

  // Where the text begins behind the dateline that leads its paragraph in, or the sentence's begin.
  uint32_t DatelineEnd() const;

  // The comma that ends a subordinate clause at the begin of the sentence ("When he said so, ..."),
  // or the sentence's begin if there is none.
  uint32_t LeadInEnd() const { return lead_in_end_; }

  // Whether a range holds a word other than a conjunction or adverb.
  bool HasContent(text::TokenRange range) const;

  // Whether a clause can begin at `t`, not only "in a statement.".
  bool CanBeClause(uint32_t t) const;

 private:
  bool In(uint32_t t) const { return sentence_.Contains(t); }
  std::string_view Text(uint32_t t) const { return In(t) ? d_.Text(t) : std::string_view(); }
  bool IsMark(uint32_t t) const;
  bool IsDash(uint32_t t) const;
  uint32_t SkipMedium(uint32_t t) const;
  uint32_t ContentEnd(uint32_t begin) const;
  bool IsRemark(uint32_t t) const;
  bool IsNewReport(uint32_t t) const;
  uint32_t FindLeadInEnd() const;

  const text::Document& d_;
  const text::TokenRange sentence_;
  uint32_t body_end_ = 0;
  uint32_t lead_in_end_ = 0;
};

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_CONTENT_BOUNDS_H_
