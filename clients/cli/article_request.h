#ifndef VERBATIM_CLIENTS_CLI_ARTICLE_REQUEST_H_
#define VERBATIM_CLIENTS_CLI_ARTICLE_REQUEST_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "verbatim/v1/article_service.pb.h"

#include "clients/cli/article_inputs.h"

namespace verbatim::cli {

// What the command line says of the articles.
struct ArticleDefaults {
  std::string url;       // of the one article
  std::string base_url;  // of articles that do not name their own
  std::string outlet;    // wins over what the document says
  std::string title;     // these two only where the document does not say
  std::optional<google::protobuf::Timestamp> published;
};

// An article as it is sent. Its address, which makes it the same article from run to run, is --url,
// else the document's own, else the base with the file's name, else file:// and the path; of
// several articles in a file that have none, each adds its place: "#item-2". INVALID_ARGUMENT where
// there is none: on standard input.
absl::StatusOr<v1::IngestArticleRequest> MakeRequest(const InputPlace& place,
                                                     const articles::FoundArticle& found,
                                                     const ArticleDefaults& defaults);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_ARTICLE_REQUEST_H_
