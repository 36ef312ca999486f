#ifndef VERBATIM_SERVICES_EXTRACTION_NAMING_QUOTES_H_
#define VERBATIM_SERVICES_EXTRACTION_NAMING_QUOTES_H_

#include "services/domain/statement.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// Whether quotation marks name something instead of quoting somebody, judged by the words beside
// them: titles of works ("her novel “Salt and Iron”", "the BBC’s “World at One”"), terms and
// nicknames ("The expression “soft quota” is new", "titled “Rain”"). Of the quotations in PolNeAR
// that the patterns find, one in four stands in a statement, mostly by chance of a longer content.
// Looks at a bounded number of tokens. REQUIRES: quotation is not empty.
bool NamesSomething(const text::Document& document, text::TokenRange quotation);

// Makes quotations that are no words of the source part of the content around them: names, speech
// that was not made ("they need not say “Go”"), and the writer's own marks on a belief ("Lee thinks
// that geese are “brutes”"). Returns whether all quotations are names and no clause of the
// statement's own reports them: then nobody is quoted.
bool JoinNames(const text::Document& document, domain::Statement& statement);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_NAMING_QUOTES_H_
