#include "services/attribution/statement_tokens.h"

namespace verbatim::attribution {

StatementTokens TokensOf(const text::Document& document, const domain::Statement& statement) {
  StatementTokens tokens;
  if (statement.source) tokens.source = document.TokensIn(*statement.source);
  if (statement.cue) tokens.cue = document.TokensIn(*statement.cue);
  for (const domain::Segment& segment : statement.content) {
    tokens.content.push_back(document.TokensIn(segment.span));
  }
  return tokens;
}

}  // namespace verbatim::attribution
