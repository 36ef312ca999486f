#include <optional>
#include <string>
#include <utility>

#include "verbatim/v1/correction_service.pb.h"

#include "services/app/correct_content.h"
#include "services/app/list_corrections.h"
#include "services/app/merge_quotes.h"
#include "services/app/merge_speakers.h"
#include "services/app/reassign_occurrence.h"
#include "services/app/rename_speaker.h"
#include "services/app/split_quote.h"
#include "services/app/split_speaker.h"
#include "services/app/trace_chain.h"
#include "services/app/undo_correction.h"
#include "services/base/status_macros.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/offsets.h"
#include "services/rpc/page_token.h"
#include "services/rpc/reviews_to_proto.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

v1::CorrectionKind ToProto(storage::CorrectionKind kind) {
  switch (kind) {
    case storage::CorrectionKind::kMerge: return v1::CORRECTION_KIND_MERGE;
    case storage::CorrectionKind::kSplit: return v1::CORRECTION_KIND_SPLIT;
    case storage::CorrectionKind::kRename: return v1::CORRECTION_KIND_RENAME;
    case storage::CorrectionKind::kReassign: return v1::CORRECTION_KIND_REASSIGN;
    case storage::CorrectionKind::kMergeQuotes: return v1::CORRECTION_KIND_MERGE_QUOTES;
    case storage::CorrectionKind::kSplitQuote: return v1::CORRECTION_KIND_SPLIT_QUOTE;
    case storage::CorrectionKind::kContent: return v1::CORRECTION_KIND_CONTENT;
    case storage::CorrectionKind::kConfirmReview: return v1::CORRECTION_KIND_CONFIRM_REVIEW;
    case storage::CorrectionKind::kRejectReview: return v1::CORRECTION_KIND_REJECT_REVIEW;
  }
  return v1::CORRECTION_KIND_UNSPECIFIED;
}

}  // namespace

v1::Correction ToProto(const storage::StoredCorrection& correction) {
  v1::Correction out;
  out.set_name(CorrectionName(correction.id));
  out.set_kind(ToProto(correction.kind));
  if (correction.speaker) {
    out.set_speaker(SpeakerName(correction.speaker->id));
    out.set_display_name(correction.speaker->name);
  }
  if (correction.other_speaker) {
    out.set_other_speaker(SpeakerName(correction.other_speaker->id));
    out.set_other_display_name(correction.other_speaker->name);
  }
  out.set_old_name(correction.old_name);
  out.set_new_name(correction.new_name);
  out.set_wording_count(correction.wording_count);
  out.set_actor(correction.note.actor);
  out.set_reason(correction.note.reason);
  *out.mutable_create_time() = rpc::ToProto(correction.create_time);
  if (correction.undo_time) *out.mutable_undo_time() = rpc::ToProto(*correction.undo_time);
  out.set_undo_actor(correction.undo_note.actor);
  out.set_undo_reason(correction.undo_note.reason);
  if (correction.quote) out.set_quote(QuoteName(*correction.quote));
  if (correction.other_quote) out.set_other_quote(QuoteName(*correction.other_quote));
  if (correction.occurrence && correction.article) {
    out.set_occurrence(OccurrenceName({*correction.article, *correction.occurrence}));
  }
  out.mutable_old_content()->Assign(correction.old_content.begin(), correction.old_content.end());
  out.mutable_new_content()->Assign(correction.new_content.begin(), correction.new_content.end());
  if (correction.review) out.set_review(ReviewName(*correction.review));
  if (correction.claim) out.set_claim(ClaimName(*correction.claim));
  return out;
}

namespace {

template <typename Request>
storage::CorrectionNote NoteOf(const Request& request) {
  return {.actor = request.actor(), .reason = request.reason()};
}

absl::StatusOr<v1::Correction> Answer(const absl::StatusOr<storage::StoredCorrection>& correction) {
  RETURN_IF_ERROR(correction.status());
  return rpc::ToProto(*correction);
}

absl::StatusOr<v1::Correction> MergeSpeakers(storage::Store& store, const CallContext& call,
                                             const v1::MergeSpeakersRequest& request) {
  storage::MergeSpeakers merge;
  ASSIGN_OR_RETURN(merge.speaker, ParseSpeakerName("speaker", request.speaker()));
  ASSIGN_OR_RETURN(merge.into, ParseSpeakerName("into", request.into()));
  return Answer(app::MergeSpeakers(store, call, merge, NoteOf(request)));
}

absl::StatusOr<v1::Correction> SplitSpeaker(storage::Store& store, const CallContext& call,
                                            const v1::SplitSpeakerRequest& request) {
  storage::SplitSpeaker split;
  ASSIGN_OR_RETURN(split.speaker, ParseSpeakerName("speaker", request.speaker()));
  for (const std::string& name : request.occurrences()) {
    ASSIGN_OR_RETURN(const app::OccurrenceKey key, ParseOccurrenceName("occurrences", name));
    split.occurrences.push_back(key.occurrence);
  }
  split.new_name = request.new_name();
  return Answer(app::SplitSpeaker(store, call, split, NoteOf(request)));
}

absl::StatusOr<v1::Correction> RenameSpeaker(storage::Store& store, const CallContext& call,
                                             const v1::RenameSpeakerRequest& request) {
  storage::RenameSpeaker rename;
  ASSIGN_OR_RETURN(rename.speaker, ParseSpeakerName("speaker", request.speaker()));
  rename.new_name = request.new_name();
  return Answer(app::RenameSpeaker(store, call, rename, NoteOf(request)));
}

absl::StatusOr<v1::Correction> ReassignOccurrence(storage::Store& store, const CallContext& call,
                                                  const v1::ReassignOccurrenceRequest& request) {
  storage::ReassignOccurrence reassign;
  ASSIGN_OR_RETURN(const app::OccurrenceKey key,
                   ParseOccurrenceName("occurrence", request.occurrence()));
  RETURN_IF_ERROR(app::GetOccurrence(store, call, key).status());
  reassign.occurrence = key.occurrence;
  if (!request.speaker().empty()) {
    ASSIGN_OR_RETURN(reassign.speaker, ParseSpeakerName("speaker", request.speaker()));
  }
  return Answer(app::ReassignOccurrence(store, call, reassign, NoteOf(request)));
}

absl::StatusOr<v1::Correction> MergeQuotes(storage::Store& store, const CallContext& call,
                                           const v1::MergeQuotesRequest& request) {
  ASSIGN_OR_RETURN(const domain::QuoteId quote, ParseQuoteName("quote", request.quote()));
  ASSIGN_OR_RETURN(const domain::QuoteId into, ParseQuoteName("into", request.into()));
  return Answer(app::MergeQuotes(store, call, {.quote = quote, .into = into}, NoteOf(request)));
}

absl::StatusOr<v1::Correction> SplitQuote(storage::Store& store, const CallContext& call,
                                          const v1::SplitQuoteRequest& request) {
  ASSIGN_OR_RETURN(const domain::QuoteId quote, ParseQuoteName("quote", request.quote()));
  storage::SplitQuote split{.quote = quote, .occurrences = {}};
  for (const std::string& name : request.occurrences()) {
    ASSIGN_OR_RETURN(const app::OccurrenceKey key, ParseOccurrenceName("occurrences", name));
    split.occurrences.push_back(key.occurrence);
  }
  return Answer(app::SplitQuote(store, call, split, NoteOf(request)));
}

absl::StatusOr<v1::Correction> CorrectContent(storage::Store& store, const CallContext& call,
                                              const v1::CorrectContentRequest& request) {
  app::ContentCorrection correction;
  ASSIGN_OR_RETURN(correction.occurrence, ParseOccurrenceName("occurrence", request.occurrence()));
  ASSIGN_OR_RETURN(correction.encoding, ParseEncoding(request.offset_encoding()));
  for (const v1::ContentSpan& span : request.content()) {
    correction.content.push_back({.start = span.start(), .end = span.end()});
  }
  return Answer(app::CorrectContent(store, call, correction, NoteOf(request)));
}

absl::StatusOr<v1::Correction> GetCorrection(storage::Store& store, const CallContext& call,
                                             const v1::GetCorrectionRequest& request) {
  ASSIGN_OR_RETURN(const domain::CorrectionId id, ParseCorrectionName("name", request.name()));
  return Answer(store.GetCorrection(call, id));
}

absl::StatusOr<v1::ListCorrectionsResponse> ListCorrections(
    storage::Store& store, const CallContext& call, const v1::ListCorrectionsRequest& request) {
  app::CorrectionQuery query{.filter = {}, .page_size = request.page_size(), .cursor = ""};
  if (!request.speaker().empty()) {
    ASSIGN_OR_RETURN(query.filter.speaker, ParseSpeakerName("speaker", request.speaker()));
  }
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<storage::StoredCorrection> page,
                   app::ListCorrections(store, call, query));
  v1::ListCorrectionsResponse response;
  for (const storage::StoredCorrection& correction : page.items) {
    *response.add_corrections() = rpc::ToProto(correction);
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::Correction> UndoCorrection(storage::Store& store, const CallContext& call,
                                              const v1::UndoCorrectionRequest& request) {
  ASSIGN_OR_RETURN(const domain::CorrectionId id, ParseCorrectionName("name", request.name()));
  return Answer(app::UndoCorrection(store, call, id, NoteOf(request)));
}

}  // namespace

void AddCorrectionMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.CorrectionService.";
  methods.Add(service + "MergeSpeakers", store, &MergeSpeakers);
  methods.Add(service + "SplitSpeaker", store, &SplitSpeaker);
  methods.Add(service + "RenameSpeaker", store, &RenameSpeaker);
  methods.Add(service + "ReassignOccurrence", store, &ReassignOccurrence);
  methods.Add(service + "MergeQuotes", store, &MergeQuotes);
  methods.Add(service + "SplitQuote", store, &SplitQuote);
  methods.Add(service + "CorrectContent", store, &CorrectContent);
  methods.Add(service + "GetCorrection", store, &GetCorrection);
  methods.Add(service + "ListCorrections", store, &ListCorrections);
  methods.Add(service + "UndoCorrection", store, &UndoCorrection);
}

}  // namespace verbatim::rpc
