#ifndef VERBATIM_SERVICES_APP_EXTRACT_STATEMENTS_H_
#define VERBATIM_SERVICES_APP_EXTRACT_STATEMENTS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/article.h"
#include "services/domain/chain.h"
#include "services/domain/time.h"

namespace verbatim::app {

// What was found in a text; spans point into article.text.
struct ExtractedText {
  domain::Article article;
  std::vector<domain::AttributedStatement> statements;
};

// Reads a text as articles::ReadArticle does and analyses it, storing nothing. A live blog's own
// date wins over `publish_time`. Errors: those of ReadArticle and AnalyzeArticle, on field `text`.
absl::StatusOr<ExtractedText> ExtractStatements(std::string_view text,
                                                std::optional<domain::Time> publish_time,
                                                const CallContext& call = {});

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_EXTRACT_STATEMENTS_H_
