#ifndef VERBATIM_SERVICES_EXTRACTION_RULE_EXTRACTOR_H_
#define VERBATIM_SERVICES_EXTRACTION_RULE_EXTRACTOR_H_

#include <vector>

#include "services/domain/statement.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// The statements that a lexicon of cues and rules of typography find, without a model. Ordered by
// the begin of the first segment; no two share content.
std::vector<domain::Statement> ExtractByRules(const text::Document& document);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_RULE_EXTRACTOR_H_
