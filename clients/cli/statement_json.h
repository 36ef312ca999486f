#ifndef VERBATIM_CLIENTS_CLI_STATEMENT_JSON_H_
#define VERBATIM_CLIENTS_CLI_STATEMENT_JSON_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/articles/found_article.h"
#include "services/domain/chain.h"

namespace verbatim::cli {

// Appends one document of `verbatim extract`: {"id": ..., "statements": [...]}, on one line without
// line end. Offsets are code points into the article's text, end exclusive; cue, source and speaker
// are absent where there is none. What was no plain text has "url", "title" and "text" after the
// id, for nobody else knows the text that the offsets count in.
void AppendExtraction(std::string& json, std::string_view id, const articles::FoundArticle& found,
                      const std::vector<domain::AttributedStatement>& statements);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_STATEMENT_JSON_H_
