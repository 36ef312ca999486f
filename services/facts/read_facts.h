#ifndef VERBATIM_SERVICES_FACTS_READ_FACTS_H_
#define VERBATIM_SERVICES_FACTS_READ_FACTS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/article.h"
#include "services/domain/chain.h"
#include "services/domain/claim.h"
#include "services/facts/form.h"
#include "services/text/document.h"

namespace verbatim::facts {

// One sentence of a statement's content that asserts something checkable, or that says something of
// an assertion before it ("a charge Baku denies"). A plain value.
struct Part {
  size_t statement = 0;   // index
  domain::TextSpan span;  // of the sentence's words in the content
  Form form;              // of what is asserted; of one that points back, that which it points to
  bool points_back = false;
  // Who says so, where it is not the statement's source: "a charge Baku denies".
  std::optional<domain::TextSpan> source{};
  domain::StanceEvidence stance;        // of the statement to the assertion, "not" not counted
  std::vector<domain::Figure> figures;  // of its own words
  double checkable = 0;                 // the probability that it is; see checkable.h
};

// The parts of an article's statements that are claims, in the statements' order, each in text
// order. Statements in the order of where they begin. Pure; linear but for looking back, which goes
// one paragraph far. REQUIRES: `document` is of `article`; spans are valid in its text.
std::vector<Part> ReadFacts(const domain::Article& article, const text::Document& document,
                            const std::vector<domain::AttributedStatement>& statements);

// What a sentence asserts that stands alone, as fact-checkers write the claims that they review: of
// `document`, the first sentence that has anything to know it again by; `speaker` is who made it,
// for "we". The form is empty without. Pure; linear.
struct Assertion {
  Form form;
  std::vector<domain::Figure> figures;
};
Assertion ReadAssertion(const text::Document& document, std::string_view speaker);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_READ_FACTS_H_
