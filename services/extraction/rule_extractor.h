#ifndef VERBATIM_SERVICES_EXTRACTION_RULE_EXTRACTOR_H_
#define VERBATIM_SERVICES_EXTRACTION_RULE_EXTRACTOR_H_

#include <vector>

#include "services/domain/statement.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// Statements that rules find without a model. Each list is ordered by the begin of the first
// segment; no two statements share content.
struct RuleStatements {
  std::vector<domain::Statement> certain;  // by typography: turns of speech, tagged headlines
  std::vector<domain::Statement> likely;   // by a lexicon of cues
};

RuleStatements ExtractByRules(const text::Document& document);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_RULE_EXTRACTOR_H_
