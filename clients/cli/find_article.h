#ifndef VERBATIM_CLIENTS_CLI_FIND_ARTICLE_H_
#define VERBATIM_CLIENTS_CLI_FIND_ARTICLE_H_

#include <string>

#include "absl/status/statusor.h"

#include "clients/cli/connection.h"

namespace verbatim::cli {

// The resource name of the article that a command's argument means: "articles/3", "3" or a URL.
// NOT_FOUND for a URL that is not stored.
absl::StatusOr<std::string> FindArticle(const std::string& argument, Connection& connection);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_FIND_ARTICLE_H_
