#ifndef VERBATIM_CLIENTS_CLI_STATEMENT_JSON_H_
#define VERBATIM_CLIENTS_CLI_STATEMENT_JSON_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/domain/article.h"
#include "services/domain/chain.h"

namespace verbatim::cli {

// Appends one document of `verbatim extract`: {"id": ..., "statements": [...]}, on one line without
// line end. Offsets are code points into the article's text, end exclusive; cue, source and
// speaker are absent where there is none.
void AppendExtraction(std::string& json, std::string_view id, const domain::Article& article,
                      const std::vector<domain::AttributedStatement>& statements);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_STATEMENT_JSON_H_
