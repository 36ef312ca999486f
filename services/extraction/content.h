#ifndef VERBATIM_SERVICES_EXTRACTION_CONTENT_H_
#define VERBATIM_SERVICES_EXTRACTION_CONTENT_H_

#include <vector>

#include "services/domain/statement.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// DIRECT, MIXED or INDIRECT: whether all, some or none of the words of the content stand inside
// quotation marks.
domain::StatementKind KindOf(const text::Document& document,
                             const std::vector<domain::Segment>& content);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_CONTENT_H_
