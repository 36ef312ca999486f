#include "services/text/document.h"

namespace verbatim::text {
Document Document::Analyze(const domain::Article& article) {
  Document document;
  document.text_ = article.text;
  return document;
}
absl::Status CheckText(std::string_view) { return absl::OkStatus(); }
}  // namespace verbatim::text
