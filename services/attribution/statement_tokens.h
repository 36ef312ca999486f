#ifndef VERBATIM_SERVICES_ATTRIBUTION_STATEMENT_TOKENS_H_
#define VERBATIM_SERVICES_ATTRIBUTION_STATEMENT_TOKENS_H_

#include <vector>

#include "services/domain/statement.h"
#include "services/text/document.h"

namespace verbatim::attribution {

// A statement's spans in tokens; empty ranges where it has no source or cue.
struct StatementTokens {
  text::TokenRange source;
  text::TokenRange cue;
  std::vector<text::TokenRange> content;

  // Where the statement takes its place among the others.
  uint32_t Position() const {
    if (!source.empty()) return source.begin;
    return cue.empty() ? content.front().begin : cue.begin;
  }
};

StatementTokens TokensOf(const text::Document& document, const domain::Statement& statement);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_STATEMENT_TOKENS_H_
