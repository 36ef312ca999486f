#ifndef VERBATIM_SERVICES_EXTRACTION_EXTRACTOR_H_
#define VERBATIM_SERVICES_EXTRACTION_EXTRACTOR_H_

#include <vector>

#include "services/domain/statement.h"
#include "services/extraction/model.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// Finds the statements of a document: content, cue and source mention of direct, mixed and
// indirect reports. A pure function of the document and the model. Ordered by the begin of the
// first segment; no two statements share content. Time is linear in the document.
//
// Documents of more than kSectionTokens are read in sections of about that size, each ending with a
// paragraph, so that what the models need per token is needed for one section at a time. A
// statement's cue and source stand in its own section.
inline constexpr uint32_t kSectionTokens = 1 << 16;  // three times a long day's live blog
std::vector<domain::Statement> ExtractStatements(const text::Document& document,
                                                 const Model& model = Model::BuiltIn());

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_EXTRACTOR_H_
