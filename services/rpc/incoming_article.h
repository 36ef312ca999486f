#ifndef VERBATIM_SERVICES_RPC_INCOMING_ARTICLE_H_
#define VERBATIM_SERVICES_RPC_INCOMING_ARTICLE_H_

#include "absl/status/statusor.h"
#include "verbatim/v1/article_service.pb.h"

#include "services/app/ingest_article.h"

namespace verbatim::rpc {

// What a request asks to store, its offsets as bytes of its text.
// Errors: INVALID_ARGUMENT (FIELD_INVALID) for times outside the years 1 to 9999, an unknown unit,
// and offsets that are no place in the text.
absl::StatusOr<app::IncomingArticle> ParseIncoming(const v1::IngestArticleRequest& request);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_INCOMING_ARTICLE_H_
