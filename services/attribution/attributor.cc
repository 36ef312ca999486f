#include "services/attribution/attributor.h"

namespace verbatim::attribution {
std::vector<domain::AttributedStatement> AttributeStatements(
    const text::Document&, const ArticleContext&, std::vector<domain::Statement> statements) {
  std::vector<domain::AttributedStatement> attributed;
  for (domain::Statement& statement : statements) {
    attributed.push_back({std::move(statement), {}, {}});
  }
  return attributed;
}
}  // namespace verbatim::attribution
