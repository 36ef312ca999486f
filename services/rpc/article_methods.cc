#include <optional>
#include <string>

#include "verbatim/v1/article_service.pb.h"

#include "services/app/ingest_article.h"
#include "services/app/list_articles.h"
#include "services/app/list_occurrences.h"
#include "services/app/list_revisions.h"
#include "services/app/trace_chain.h"
#include "services/base/status_macros.h"
#include "services/rpc/incoming_article.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/page_token.h"
#include "services/rpc/to_proto.h"

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

absl::StatusOr<v1::IngestArticleResponse> IngestArticle(storage::Store& store,
                                                        const CallContext& call,
                                                        const v1::IngestArticleRequest& request) {
  ASSIGN_OR_RETURN(const app::IncomingArticle incoming, ParseIncoming(request));
  ASSIGN_OR_RETURN(const storage::SaveResult saved, app::IngestArticle(store, call, incoming));
  ASSIGN_OR_RETURN(const storage::StoredArticle stored, store.GetArticle(call, saved.article));
  v1::IngestArticleResponse response;
  *response.mutable_article() = ToListedProto(stored);
  response.set_outcome(ToProto(saved.outcome));
  response.set_new_quote_count(saved.new_quote_count);
  return response;
}

absl::StatusOr<v1::Article> GetArticle(storage::Store& store, const CallContext& call,
                                       const v1::GetArticleRequest& request) {
  ASSIGN_OR_RETURN(const domain::ArticleId id, ParseArticleName("name", request.name()));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(const storage::StoredArticle article, store.GetArticle(call, id));
  return rpc::ToProto(article, encoding);
}

absl::StatusOr<v1::ListArticlesResponse> ListArticles(storage::Store& store,
                                                      const CallContext& call,
                                                      const v1::ListArticlesRequest& request) {
  ASSIGN_OR_RETURN(std::string cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<storage::StoredArticle> page,
                   app::ListArticles(store, call,
                                     {.outlet = request.outlet(),
                                      .url = request.url(),
                                      .page_size = request.page_size(),
                                      .cursor = std::move(cursor)}));
  v1::ListArticlesResponse response;
  for (const storage::StoredArticle& article : page.items) {
    *response.add_articles() = ToListedProto(article);
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::ListArticleRevisionsResponse> ListArticleRevisions(
    storage::Store& store, const CallContext& call,
    const v1::ListArticleRevisionsRequest& request) {
  ASSIGN_OR_RETURN(const domain::ArticleId id, ParseArticleName("parent", request.parent()));
  ASSIGN_OR_RETURN(std::string cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(
      const storage::Page<storage::StoredRevision> page,
      app::ListRevisions(
          store, call,
          {.article = id, .page_size = request.page_size(), .cursor = std::move(cursor)}));
  v1::ListArticleRevisionsResponse response;
  for (const storage::StoredRevision& revision : page.items) {
    *response.add_revisions() = rpc::ToProto(id, revision);
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::Occurrence> GetOccurrence(storage::Store& store, const CallContext& call,
                                             const v1::GetOccurrenceRequest& request) {
  ASSIGN_OR_RETURN(const app::OccurrenceKey key, ParseOccurrenceName("name", request.name()));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(const storage::StoredOccurrence occurrence,
                   app::GetOccurrence(store, call, key));
  return rpc::ToProto(occurrence, encoding);
}

absl::StatusOr<v1::ListOccurrencesResponse> ListOccurrences(
    storage::Store& store, const CallContext& call, const v1::ListOccurrencesRequest& request) {
  app::OccurrenceQuery query{.filter = {}, .page_size = request.page_size(), .cursor = ""};
  ASSIGN_OR_RETURN(query.filter.article, ParseArticleParent("parent", request.parent()));
  if (!request.quote().empty()) {
    ASSIGN_OR_RETURN(query.filter.quote, ParseQuoteName("quote", request.quote()));
  }
  if (!request.speaker().empty()) {
    ASSIGN_OR_RETURN(query.filter.speaker, ParseSpeakerName("speaker", request.speaker()));
  }
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<storage::StoredOccurrence> page,
                   app::ListOccurrences(store, call, query));
  v1::ListOccurrencesResponse response;
  for (const storage::StoredOccurrence& occurrence : page.items) {
    ASSIGN_OR_RETURN(*response.add_occurrences(), rpc::ToProto(occurrence, encoding));
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::AttributionChain> GetAttributionChain(
    storage::Store& store, const CallContext& call, const v1::GetAttributionChainRequest& request) {
  ASSIGN_OR_RETURN(const app::OccurrenceKey key, ParseChainName("name", request.name()));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(const app::TracedOccurrence traced, app::TraceChain(store, call, key));
  return rpc::ToProto(traced, encoding);
}

}  // namespace

void AddArticleMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.ArticleService.";
  methods.Add(service + "IngestArticle", store, &IngestArticle);
  methods.Add(service + "GetArticle", store, &GetArticle);
  methods.Add(service + "ListArticles", store, &ListArticles);
  methods.Add(service + "ListArticleRevisions", store, &ListArticleRevisions);
  methods.Add(service + "GetOccurrence", store, &GetOccurrence);
  methods.Add(service + "ListOccurrences", store, &ListOccurrences);
  methods.Add(service + "GetAttributionChain", store, &GetAttributionChain);
}

}  // namespace verbatim::rpc
