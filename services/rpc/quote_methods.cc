#include <string>
#include <utility>

#include "verbatim/v1/quote_service.pb.h"

#include "services/app/list_repeats.h"
#include "services/app/search_quotes.h"
#include "services/app/verify_quote.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/page_token.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

v1::Verdict ToProto(app::Verdict verdict) {
  switch (verdict) {
    case app::Verdict::kAccurate: return v1::VERDICT_ACCURATE;
    case app::Verdict::kTruncated: return v1::VERDICT_TRUNCATED;
    case app::Verdict::kAltered: return v1::VERDICT_ALTERED;
    case app::Verdict::kMisattributed: return v1::VERDICT_MISATTRIBUTED;
    case app::Verdict::kDisputed: return v1::VERDICT_DISPUTED;
    case app::Verdict::kUnattributed: return v1::VERDICT_UNATTRIBUTED;
    case app::Verdict::kNotFound: return v1::VERDICT_NOT_FOUND;
  }
  return v1::VERDICT_UNSPECIFIED;
}

v1::SpeakerMatch ToProto(app::SpeakerMatch match) {
  switch (match) {
    case app::SpeakerMatch::kNotAsked: return v1::SPEAKER_MATCH_UNSPECIFIED;
    case app::SpeakerMatch::kSame: return v1::SPEAKER_MATCH_SAME;
    case app::SpeakerMatch::kOther: return v1::SPEAKER_MATCH_OTHER;
    case app::SpeakerMatch::kUnknown: return v1::SPEAKER_MATCH_UNKNOWN;
  }
  return v1::SPEAKER_MATCH_UNSPECIFIED;
}

absl::StatusOr<v1::QuoteMatch> ToProto(const app::QuoteMatch& match,
                                       text::OffsetEncoding encoding) {
  v1::QuoteMatch out;
  *out.mutable_quote() = rpc::ToProto(match.quote);
  out.set_wording(match.wording);
  *out.mutable_comparison() = rpc::ToProto(match.comparison);
  out.set_verdict(ToProto(match.verdict));
  out.set_speaker_match(ToProto(match.speaker_match));
  for (const storage::CreditedSpeaker& speaker : match.other_speakers) {
    *out.add_other_speakers() = rpc::ToProto(speaker);
  }
  if (match.first_appearance) {
    ASSIGN_OR_RETURN(*out.mutable_first_appearance(),
                     rpc::ToProto(*match.first_appearance, encoding));
  }
  for (const app::QuoteEvidence& evidence : match.evidence) {
    v1::QuoteEvidence& added = *out.add_evidence();
    ASSIGN_OR_RETURN(*added.mutable_occurrence(),
                     rpc::ToProto(evidence.traced.occurrence, encoding));
    ASSIGN_OR_RETURN(*added.mutable_chain(), rpc::ToProto(evidence.traced, encoding));
    added.set_text_before(evidence.text_before);
    added.set_text_after(evidence.text_after);
    added.set_link(evidence.link);
  }
  return out;
}

// Fills in what the answers for a text and for a sentence have in common.
template <typename Message>
absl::Status SetAnswer(const app::TextAnswer& answer, text::OffsetEncoding encoding, Message& out) {
  out.set_verdict(ToProto(answer.verdict));
  for (const app::QuoteMatch& match : answer.matches) {
    ASSIGN_OR_RETURN(*out.add_matches(), ToProto(match, encoding));
  }
  for (const app::QuoteMatch& match : answer.nearest) {
    ASSIGN_OR_RETURN(*out.add_nearest(), ToProto(match, encoding));
  }
  out.set_compared_quotes(answer.compared_quotes);
  return absl::OkStatus();
}

absl::StatusOr<v1::Quote> GetQuote(storage::Store& store, const CallContext& call,
                                   const v1::GetQuoteRequest& request) {
  ASSIGN_OR_RETURN(const domain::QuoteId id, ParseQuoteName("name", request.name()));
  ASSIGN_OR_RETURN(const storage::StoredQuote quote, store.GetQuote(call, id));
  return rpc::ToProto(quote);
}

absl::StatusOr<v1::SearchQuotesResponse> SearchQuotes(storage::Store& store,
                                                      const CallContext& call,
                                                      const v1::SearchQuotesRequest& request) {
  app::QuoteQuery query{.filter = {}, .page_size = request.page_size(), .cursor = ""};
  query.filter.words = request.words();
  query.filter.speaker_name = request.speaker_name();
  query.filter.outlet = request.outlet();
  if (!request.speaker().empty()) {
    ASSIGN_OR_RETURN(query.filter.speaker, ParseSpeakerName("speaker", request.speaker()));
  }
  ASSIGN_OR_RETURN(query.filter.published_from,
                   ParseTime("start_time", request.has_start_time(), request.start_time()));
  ASSIGN_OR_RETURN(query.filter.published_before,
                   ParseTime("end_time", request.has_end_time(), request.end_time()));
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<storage::StoredQuote> page,
                   app::SearchQuotes(store, call, query));
  v1::SearchQuotesResponse response;
  for (const storage::StoredQuote& quote : page.items) {
    *response.add_quotes() = rpc::ToProto(quote);
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::ListRepeatedQuotesResponse> ListRepeatedQuotes(
    storage::Store& store, const CallContext& call, const v1::ListRepeatedQuotesRequest& request) {
  app::RepeatQuery query{.article = {}, .page_size = request.page_size(), .cursor = ""};
  ASSIGN_OR_RETURN(query.article, ParseArticleParent("parent", request.parent()));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<app::RepeatedQuote> page,
                   app::ListRepeats(store, call, query));
  v1::ListRepeatedQuotesResponse response;
  for (const app::RepeatedQuote& repeated : page.items) {
    v1::RepeatedQuote& added = *response.add_repeated_quotes();
    *added.mutable_quote() = rpc::ToProto(repeated.quote);
    for (const app::RepeatedOccurrence& occurrence : repeated.occurrences) {
      v1::RepeatedOccurrence& shown = *added.add_occurrences();
      ASSIGN_OR_RETURN(*shown.mutable_occurrence(), rpc::ToProto(occurrence.occurrence, encoding));
      *shown.mutable_comparison() = rpc::ToProto(occurrence.comparison);
    }
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::VerifyQuoteResponse> VerifyQuote(storage::Store& store, const CallContext& call,
                                                    const v1::VerifyQuoteRequest& request) {
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(const app::VerifyAnswer answer,
                   app::VerifyQuote(store, call,
                                    {.text = request.text(),
                                     .speaker_name = request.speaker_name(),
                                     .max_matches = request.max_matches()}));
  v1::VerifyQuoteResponse response;
  RETURN_IF_ERROR(SetAnswer(answer.whole, encoding, response));
  for (const app::SentenceAnswer& sentence : answer.sentences) {
    v1::SentenceVerification& added = *response.add_sentences();
    added.set_text(sentence.sentence);
    RETURN_IF_ERROR(SetAnswer(sentence.answer, encoding, added));
  }
  return response;
}

}  // namespace

void AddQuoteMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.QuoteService.";
  methods.Add(service + "GetQuote", store, &GetQuote);
  methods.Add(service + "SearchQuotes", store, &SearchQuotes);
  methods.Add(service + "ListRepeatedQuotes", store, &ListRepeatedQuotes);
  methods.Add(service + "VerifyQuote", store, &VerifyQuote);
}

}  // namespace verbatim::rpc
