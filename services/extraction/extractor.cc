#include "services/extraction/extractor.h"

namespace verbatim::extraction {
std::vector<domain::Statement> ExtractStatements(const text::Document&) { return {}; }
}  // namespace verbatim::extraction
