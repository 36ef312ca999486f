#ifndef VERBATIM_SERVICES_FACTS_FIGURES_H_
#define VERBATIM_SERVICES_FACTS_FIGURES_H_

#include <vector>

#include "services/domain/claim.h"
#include "services/text/document.h"

namespace verbatim::facts {

// The figures in a range of tokens, in text order: numbers in digits and words, money, percentages,
// fractions, dates, with what bounds them ("at least", "roughly", "or more"), ranges, what is
// counted and where. Names with digits ("F-35", "Su-27"), clock times, ordinals of things and "one"
// as a pronoun are no figures. English. Spans are bytes of the document's text. Pure; linear.
std::vector<domain::Figure> FindFigures(const text::Document& document, text::TokenRange range);

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_FIGURES_H_
