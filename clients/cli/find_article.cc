#include "clients/cli/find_article.h"

#include "verbatim/v1/article_service.grpc.pb.h"

#include "clients/cli/names.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {

absl::StatusOr<std::string> FindArticle(const std::string& argument, Connection& connection) {
  if (!IsUrl(argument)) return ResourceName("articles", argument);
  v1::ListArticlesRequest request;
  request.set_url(argument);
  ASSIGN_OR_RETURN(const v1::ListArticlesResponse response,
                   connection.Call(&v1::ArticleService::Stub::ListArticles, request));
  if (response.articles().empty()) return absl::NotFoundError("no article of this URL is stored");
  return response.articles(0).name();
}

}  // namespace verbatim::cli
