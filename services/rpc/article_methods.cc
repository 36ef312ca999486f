#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "verbatim/v1/article_service.pb.h"

#include "services/app/delete_article.h"
#include "services/app/list_article_deletions.h"
#include "services/app/list_articles.h"
#include "services/app/list_occurrences.h"
#include "services/app/list_paragraphs.h"
#include "services/app/list_revisions.h"
#include "services/app/read_document.h"
#include "services/app/trace_chain.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/offsets.h"
#include "services/rpc/page_token.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

absl::StatusOr<v1::ReadDocumentResponse> ReadDocument(storage::Store& /*store*/,
                                                      const CallContext& call,
                                                      const v1::ReadDocumentRequest& request) {
  ASSIGN_OR_RETURN(std::vector<app::DocumentArticle> read,
                   app::ReadDocument(call, request.content()));
  v1::ReadDocumentResponse response;
  for (app::DocumentArticle& found : read) {
    v1::FoundArticle& added = *response.add_articles();
    added.set_place(found.place);
    if (!found.status.ok()) {
      added.set_error_message(std::string(found.status.message()));
      continue;
    }
    // Of a plain text the entries are found when it is ingested.
    if (found.is_plain_text) found.article.entries.clear();
    *added.mutable_article() = rpc::ToProto(found.article);
    for (std::string& warning : found.warnings) added.add_warnings(std::move(warning));
  }
  return response;
}

absl::StatusOr<v1::DeleteArticleResponse> DeleteArticle(storage::Store& store,
                                                        const CallContext& call,
                                                        const v1::DeleteArticleRequest& request) {
  ASSIGN_OR_RETURN(const domain::ArticleId id, ParseArticleName("name", request.name()));
  ASSIGN_OR_RETURN(
      const storage::ArticleDeletion deletion,
      app::DeleteArticle(store, call, id, {.actor = request.actor(), .reason = request.reason()}));
  v1::DeleteArticleResponse response;
  *response.mutable_delete_time() = rpc::ToProto(deletion.create_time);
  response.set_revision_count(deletion.revision_count);
  response.set_occurrence_count(deletion.occurrence_count);
  response.set_quote_count(deletion.quote_count);
  response.set_speaker_count(deletion.speaker_count);
  return response;
}

v1::ArticleDeletion ToProto(const storage::ArticleDeletion& deletion) {
  v1::ArticleDeletion out;
  out.set_article(ArticleName(deletion.article));
  *out.mutable_delete_time() = rpc::ToProto(deletion.create_time);
  out.set_actor(deletion.note.actor);
  out.set_reason(deletion.note.reason);
  out.set_revision_count(deletion.revision_count);
  out.set_occurrence_count(deletion.occurrence_count);
  out.set_quote_count(deletion.quote_count);
  out.set_speaker_count(deletion.speaker_count);
  return out;
}

absl::StatusOr<v1::ListArticleDeletionsResponse> ListArticleDeletions(
    storage::Store& store, const CallContext& call,
    const v1::ListArticleDeletionsRequest& request) {
  ASSIGN_OR_RETURN(std::string cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(
      const storage::Page<storage::ArticleDeletion> page,
      app::ListArticleDeletions(
          store, call,
          {.url = request.url(), .page_size = request.page_size(), .cursor = std::move(cursor)}));
  v1::ListArticleDeletionsResponse response;
  for (const storage::ArticleDeletion& deletion : page.items) {
    *response.add_article_deletions() = ToProto(deletion);
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
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

storage::AttributionDoubt DoubtOf(v1::AttributionDoubt doubt) {
  switch (doubt) {
    case v1::ATTRIBUTION_DOUBT_UNKNOWN: return storage::AttributionDoubt::kUnknown;
    case v1::ATTRIBUTION_DOUBT_UNSURE: return storage::AttributionDoubt::kUnsure;
    default: return storage::AttributionDoubt::kAny;
  }
}

absl::StatusOr<v1::ListDoubtfulOccurrencesResponse> ListDoubtfulOccurrences(
    storage::Store& store, const CallContext& call,
    const v1::ListDoubtfulOccurrencesRequest& request) {
  app::OccurrenceQuery query{.filter = {}, .page_size = request.page_size(), .cursor = ""};
  query.filter.doubt = DoubtOf(request.doubt());
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<storage::StoredOccurrence> page,
                   app::ListOccurrences(store, call, query));
  v1::ListDoubtfulOccurrencesResponse response;
  for (const storage::StoredOccurrence& occurrence : page.items) {
    ASSIGN_OR_RETURN(*response.add_occurrences(), rpc::ToProto(occurrence, encoding));
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

v1::CalendarUnit ToProto(storage::CalendarUnit unit) {
  switch (unit) {
    case storage::CalendarUnit::kUnknown: return v1::CALENDAR_UNIT_UNSPECIFIED;
    case storage::CalendarUnit::kDay: return v1::CALENDAR_UNIT_DAY;
    case storage::CalendarUnit::kMonth: return v1::CALENDAR_UNIT_MONTH;
    case storage::CalendarUnit::kYear: return v1::CALENDAR_UNIT_YEAR;
  }
  return v1::CALENDAR_UNIT_UNSPECIFIED;
}

absl::StatusOr<v1::CountOccurrencesResponse> CountOccurrences(
    storage::Store& store, const CallContext& call, const v1::CountOccurrencesRequest& request) {
  storage::OccurrenceFilter filter;
  if (!request.quote().empty()) {
    ASSIGN_OR_RETURN(filter.quote, ParseQuoteName("quote", request.quote()));
  }
  if (!request.speaker().empty()) {
    ASSIGN_OR_RETURN(filter.speaker, ParseSpeakerName("speaker", request.speaker()));
  }
  ASSIGN_OR_RETURN(const storage::OccurrenceCounts found,
                   app::CountOccurrences(store, call, filter));
  v1::CountOccurrencesResponse response;
  response.set_unit(ToProto(found.unit));
  for (const storage::OccurrenceCount& count : found.counts) {
    v1::OccurrenceCount& added = *response.add_counts();
    if (count.begin) *added.mutable_start_time() = rpc::ToProto(*count.begin);
    added.set_outlet(count.outlet);
    added.set_occurrence_count(count.occurrence_count);
  }
  return response;
}

absl::StatusOr<v1::ListOutletsResponse> ListOutlets(storage::Store& store, const CallContext& call,
                                                    const v1::ListOutletsRequest& /*request*/) {
  ASSIGN_OR_RETURN(const std::vector<storage::Outlet> outlets, store.ListOutlets(call));
  v1::ListOutletsResponse response;
  for (const storage::Outlet& outlet : outlets) {
    v1::Outlet& added = *response.add_outlets();
    added.set_display_name(outlet.name);
    added.set_article_count(outlet.article_count);
  }
  return response;
}

v1::ParagraphPlace ToProto(const app::ParagraphPlace& place, text::OffsetEncoding encoding) {
  v1::ParagraphPlace out;
  const domain::Article& article = place.article.article;
  out.set_article(ArticleName(place.article.id));
  out.set_article_title(article.title);
  out.set_article_url(article.url);
  out.set_outlet(article.outlet);
  if (article.publish_time) *out.mutable_publish_time() = rpc::ToProto(*article.publish_time);
  out.set_entry_heading(place.entry_heading);
  if (place.entry.publish_time) {
    *out.mutable_entry_publish_time() = rpc::ToProto(*place.entry.publish_time);
  }
  Offsets::OfPositions(place.positions, encoding).Fill(place.span, place.text, *out.mutable_span());
  return out;
}

absl::StatusOr<v1::ListRepeatedParagraphsResponse> ListRepeatedParagraphs(
    storage::Store& store, const CallContext& call,
    const v1::ListRepeatedParagraphsRequest& request) {
  app::RepeatQuery query{.article = {},
                         .outlet = request.outlet(),
                         .since = {},
                         .page_size = request.page_size(),
                         .cursor = ""};
  ASSIGN_OR_RETURN(query.article, ParseArticleParent("parent", request.parent()));
  ASSIGN_OR_RETURN(query.since,
                   ParseTime("start_time", request.has_start_time(), request.start_time()));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const app::RepeatedParagraphs found,
                   app::ListRepeatedParagraphs(store, call, query));
  v1::ListRepeatedParagraphsResponse response;
  for (const app::RepeatedParagraph& paragraph : found.page.items) {
    v1::RepeatedParagraph& added = *response.add_repeated_paragraphs();
    if (!paragraph.places.empty()) added.set_text(paragraph.places.front().text);
    added.set_word_count(paragraph.word_count);
    added.set_place_count(paragraph.place_count);
    added.set_article_count(paragraph.article_count);
    for (const std::string& outlet : paragraph.outlets) added.add_outlets(outlet);
    for (const app::ParagraphPlace& place : paragraph.places) {
      *added.add_places() = ToProto(place, encoding);
    }
  }
  response.set_article_count(found.article_count);
  response.set_older_articles_left_out(found.older_articles_left_out);
  response.set_next_page_token(MakePageToken(request, found.page.cursor));
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
  methods.Add(service + "ReadDocument", store, &ReadDocument);
  methods.Add(service + "DeleteArticle", store, &DeleteArticle);
  methods.Add(service + "ListArticleDeletions", store, &ListArticleDeletions);
  methods.Add(service + "GetArticle", store, &GetArticle);
  methods.Add(service + "ListArticles", store, &ListArticles);
  methods.Add(service + "ListArticleRevisions", store, &ListArticleRevisions);
  methods.Add(service + "GetOccurrence", store, &GetOccurrence);
  methods.Add(service + "ListOccurrences", store, &ListOccurrences);
  methods.Add(service + "ListDoubtfulOccurrences", store, &ListDoubtfulOccurrences);
  methods.Add(service + "CountOccurrences", store, &CountOccurrences);
  methods.Add(service + "ListOutlets", store, &ListOutlets);
  methods.Add(service + "ListRepeatedParagraphs", store, &ListRepeatedParagraphs);
  methods.Add(service + "GetAttributionChain", store, &GetAttributionChain);
}

}  // namespace verbatim::rpc
