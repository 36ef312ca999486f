#include "services/extraction/content.h"

namespace verbatim::extraction {

domain::StatementKind KindOf(const text::Document& document,
                             const std::vector<domain::Segment>& content) {
  bool inside = false;
  bool outside = false;
  for (const domain::Segment& segment : content) {
    const text::TokenRange tokens = document.TokensIn(segment.span);
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const text::Token& token = document.tokens()[i];
      if (token.kind != text::TokenKind::kWord && token.kind != text::TokenKind::kNumber) continue;
      (token.in_quotes ? inside : outside) = true;
    }
  }
  if (!inside) return domain::StatementKind::kIndirect;
  return outside ? domain::StatementKind::kMixed : domain::StatementKind::kDirect;
}

}  // namespace verbatim::extraction
