#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "verbatim/v1/quote_service.pb.h"

#include "services/app/list_repeats.h"
#include "services/app/quote_evidence.h"
#include "services/app/search_quotes.h"
#include "services/app/verify_quote.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/page_token.h"
#include "services/rpc/reviews_to_proto.h"
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

absl::StatusOr<v1::QuoteEvidence> ToProto(const app::QuoteEvidence& evidence,
                                          text::OffsetEncoding encoding) {
  v1::QuoteEvidence out;
  ASSIGN_OR_RETURN(*out.mutable_occurrence(), rpc::ToProto(evidence.traced.occurrence, encoding));
  ASSIGN_OR_RETURN(*out.mutable_chain(), rpc::ToProto(evidence.traced, encoding));
  out.set_text_before(evidence.text_before);
  out.set_text_after(evidence.text_after);
  out.set_link(evidence.link);
  out.set_origin(rpc::ToProto(evidence.origin));
  if (evidence.copied_from) out.set_copied_from(OccurrenceName(*evidence.copied_from));
  out.set_shared_context(evidence.shared_context);
  return out;
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
    ASSIGN_OR_RETURN(*out.add_evidence(), ToProto(evidence, encoding));
  }
  return out;
}

// Fills in what the answers for a text and for a sentence have in common; `shown` gets the quotes
// that match.
template <typename Message>
absl::Status SetAnswer(const app::TextAnswer& answer, text::OffsetEncoding encoding,
                       std::vector<ShownQuote>& shown, Message& out) {
  out.set_verdict(ToProto(answer.verdict));
  for (const app::QuoteMatch& match : answer.matches) {
    v1::QuoteMatch& added = *out.add_matches();
    ASSIGN_OR_RETURN(added, ToProto(match, encoding));
    shown.push_back({.stored = &match.quote, .shown = added.mutable_quote()});
  }
  for (const app::QuoteMatch& match : answer.nearest) {
    ASSIGN_OR_RETURN(*out.add_nearest(), ToProto(match, encoding));
  }
  out.set_compared_quotes(answer.compared_quotes);
  return absl::OkStatus();
}

using QuoteAnswers = std::vector<absl::StatusOr<v1::Quote>>;

// Answers those of `answers` that are OK, by the quotes of these ids.
absl::Status ShowQuotes(storage::Store& store, const CallContext& call,
                        const std::vector<domain::QuoteId>& ids, QuoteAnswers& answers) {
  if (ids.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto quotes, store.GetQuotes(call, ids));
  std::vector<ShownQuote> shown;
  auto quote = quotes.begin();
  for (absl::StatusOr<v1::Quote>& answer : answers) {
    if (!answer.ok()) continue;
    if (quote->ok()) {
      *answer = rpc::ToProto(**quote, QuoteDetail::kWithEdits);
      shown.push_back({.stored = &**quote, .shown = &*answer});
    } else {
      answer = quote->status();
    }
    ++quote;
  }
  return AddReviews(store, call, shown);
}

QuoteAnswers GetQuotes(storage::Store& store, const CallContext& call,
                       const std::vector<v1::GetQuoteRequest>& requests) {
  QuoteAnswers answers;
  std::vector<domain::QuoteId> ids;
  for (const v1::GetQuoteRequest& request : requests) {
    const absl::StatusOr<domain::QuoteId> id = ParseQuoteName("name", request.name());
    answers.push_back(id.ok() ? absl::StatusOr<v1::Quote>(v1::Quote()) : id.status());
    if (id.ok()) ids.push_back(*id);
  }
  if (const absl::Status shown = ShowQuotes(store, call, ids, answers); !shown.ok()) {
    for (absl::StatusOr<v1::Quote>& answer : answers) {
      if (answer.ok()) answer = shown;
    }
  }
  return answers;
}

storage::QuoteOrder OrderOf(v1::QuoteOrder order) {
  switch (order) {
    case v1::QUOTE_ORDER_LATEST: return storage::QuoteOrder::kLatest;
    case v1::QUOTE_ORDER_RELEVANCE: return storage::QuoteOrder::kRelevance;
    case v1::QUOTE_ORDER_MOST_REPEATED: return storage::QuoteOrder::kMostRepeated;
    default: return storage::QuoteOrder::kEarliest;
  }
}

std::optional<domain::StatementKind> KindOf(v1::StatementKind kind) {
  switch (kind) {
    case v1::STATEMENT_KIND_DIRECT: return domain::StatementKind::kDirect;
    case v1::STATEMENT_KIND_MIXED: return domain::StatementKind::kMixed;
    case v1::STATEMENT_KIND_INDIRECT: return domain::StatementKind::kIndirect;
    default: return std::nullopt;
  }
}

absl::StatusOr<v1::SearchQuotesResponse> SearchQuotes(storage::Store& store,
                                                      const CallContext& call,
                                                      const v1::SearchQuotesRequest& request) {
  app::QuoteQuery query{.filter = {}, .page_size = request.page_size(), .cursor = ""};
  query.filter.words = request.words();
  query.filter.speaker_name = request.speaker_name();
  query.filter.outlet = request.outlet();
  query.filter.order = OrderOf(request.order());
  query.filter.kind = KindOf(request.kind());
  query.meaning_changed = request.meaning_changed();
  query.filter.contested = request.attribution_conflict();
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
  std::vector<ShownQuote> shown;
  for (const storage::StoredQuote& quote : page.items) {
    v1::Quote& added = *response.add_quotes();
    added = rpc::ToProto(quote);
    shown.push_back({.stored = &quote, .shown = &added});
  }
  RETURN_IF_ERROR(AddReviews(store, call, shown));
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::ListQuoteEvidenceResponse> ListQuoteEvidence(
    storage::Store& store, const CallContext& call, const v1::ListQuoteEvidenceRequest& request) {
  app::EvidenceQuery query{.quote = {}, .page_size = request.page_size(), .cursor = ""};
  ASSIGN_OR_RETURN(query.quote, ParseQuoteName("parent", request.parent()));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<app::QuoteEvidence> page,
                   app::ListEvidence(store, call, query));
  v1::ListQuoteEvidenceResponse response;
  for (const app::QuoteEvidence& evidence : page.items) {
    ASSIGN_OR_RETURN(*response.add_evidence(), ToProto(evidence, encoding));
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::ListRepeatedQuotesResponse> ListRepeatedQuotes(
    storage::Store& store, const CallContext& call, const v1::ListRepeatedQuotesRequest& request) {
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
  std::vector<ShownQuote> shown;
  RETURN_IF_ERROR(SetAnswer(answer.whole, encoding, shown, response));
  for (const app::SentenceAnswer& sentence : answer.sentences) {
    v1::SentenceVerification& added = *response.add_sentences();
    added.set_text(sentence.sentence);
    RETURN_IF_ERROR(SetAnswer(sentence.answer, encoding, shown, added));
  }
  RETURN_IF_ERROR(AddReviews(store, call, shown));
  return response;
}

}  // namespace

void AddQuoteMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.QuoteService.";
  methods.AddLookUp(service + "GetQuote", store, &GetQuotes);
  methods.Add(service + "SearchQuotes", store, &SearchQuotes);
  methods.Add(service + "ListQuoteEvidence", store, &ListQuoteEvidence);
  methods.Add(service + "ListRepeatedQuotes", store, &ListRepeatedQuotes);
  methods.Add(service + "VerifyQuote", store, &VerifyQuote);
}

}  // namespace verbatim::rpc
