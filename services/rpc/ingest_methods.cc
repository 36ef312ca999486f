#include <optional>
#include <string>
#include <utility>

#include "verbatim/v1/article_service.pb.h"
#include "verbatim/v1/ingest_service.pb.h"

#include "services/app/ingest_article.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rpc/incoming_article.h"
#include "services/rpc/methods.h"
#include "services/rpc/request_id.h"
#include "services/rpc/to_proto.h"
#include "services/rpc/tokens.h"

namespace verbatim::rpc {
namespace {

v1::IngestOutcome ToProto(storage::SaveOutcome outcome) {
  switch (outcome) {
    case storage::SaveOutcome::kCreated: return v1::INGEST_OUTCOME_CREATED;
    case storage::SaveOutcome::kRevised: return v1::INGEST_OUTCOME_REVISED;
    case storage::SaveOutcome::kUnchanged: return v1::INGEST_OUTCOME_UNCHANGED;
  }
  return v1::INGEST_OUTCOME_UNSPECIFIED;
}

// Reads and removes the request's id, so that what is left is the same however it came: alone or on
// a stream. Nullopt without one.
absl::StatusOr<std::optional<storage::IngestRequest>> TakeOnce(v1::IngestArticleRequest& request) {
  const std::string id = std::move(*request.mutable_request_id());
  request.clear_request_id();
  if (id.empty()) return std::nullopt;
  if (!IsRequestId(id)) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "a request id has 1 to 64 letters, digits, '-', '_' and '.'",
                     {.reason = "FIELD_INVALID", .metadata = {}, .field = "request_id"});
  }
  return storage::IngestRequest{.id = id, .hash = HashToken(request.SerializeAsString())};
}

absl::StatusOr<v1::IngestArticleResponse> Ingest(storage::Store& store, const CallContext& call,
                                                 v1::IngestArticleRequest request) {
  ASSIGN_OR_RETURN(std::optional<storage::IngestRequest> once, TakeOnce(request));
  ASSIGN_OR_RETURN(app::IncomingArticle incoming, ParseIncoming(request));
  incoming.request = std::move(once);
  ASSIGN_OR_RETURN(const storage::SaveResult saved, app::IngestArticle(store, call, incoming));
  ASSIGN_OR_RETURN(const storage::StoredArticle stored, store.GetArticle(call, saved.article));
  v1::IngestArticleResponse response;
  *response.mutable_article() = ToListedProto(stored);
  response.set_outcome(ToProto(saved.outcome));
  response.set_new_quote_count(saved.new_quote_count);
  return response;
}

absl::StatusOr<v1::IngestArticleResponse> IngestArticle(storage::Store& store,
                                                        const CallContext& call,
                                                        const v1::IngestArticleRequest& request) {
  return Ingest(store, call, request);
}

// One message of the stream.
absl::StatusOr<v1::IngestArticlesResponse> IngestArticles(
    storage::Store& store, const CallContext& call, const v1::IngestArticlesRequest& request) {
  if (request.request_id().empty()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "each article needs a request id",
                     {.reason = "FIELD_REQUIRED", .metadata = {}, .field = "request_id"});
  }
  v1::IngestArticleRequest one;
  *one.mutable_article() = request.article();
  one.set_reanalyze(request.reanalyze());
  one.set_request_id(request.request_id());
  v1::IngestArticlesResponse response;
  response.set_request_id(request.request_id());
  ASSIGN_OR_RETURN(*response.mutable_response(), Ingest(store, call, std::move(one)));
  return response;
}

}  // namespace

void AddIngestMethods(storage::Store& store, MethodTable& methods) {
  methods.Add("verbatim.v1.ArticleService.IngestArticle", store, &IngestArticle);
  methods.Add("verbatim.v1.IngestService.IngestArticles", store, &IngestArticles);
}

}  // namespace verbatim::rpc
