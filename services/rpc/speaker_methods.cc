#include <string>
#include <utility>
#include <vector>

#include "verbatim/v1/speaker_service.pb.h"

#include "services/app/import_speakers.h"
#include "services/app/list_speakers.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/page_token.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

absl::StatusOr<v1::Speaker> GetSpeaker(storage::Store& store, const CallContext& call,
                                       const v1::GetSpeakerRequest& request) {
  ASSIGN_OR_RETURN(const domain::SpeakerId id, ParseSpeakerName("name", request.name()));
  ASSIGN_OR_RETURN(const domain::Speaker speaker, store.GetSpeaker(call, id));
  return ToProto(speaker);
}

absl::StatusOr<v1::ListSpeakersResponse> ListSpeakers(storage::Store& store,
                                                      const CallContext& call,
                                                      const v1::ListSpeakersRequest& request) {
  ASSIGN_OR_RETURN(std::string cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const storage::Page<domain::Speaker> page,
                   app::ListSpeakers(store, call,
                                     {.name = request.speaker_name(),
                                      .page_size = request.page_size(),
                                      .cursor = std::move(cursor)}));
  v1::ListSpeakersResponse response;
  for (const domain::Speaker& speaker : page.items) {
    *response.add_speakers() = ToProto(speaker);
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::Status UnknownValue(const char* field) {
  return MakeError(absl::StatusCode::kInvalidArgument, std::string(field) + " has an unknown value",
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
}

absl::StatusOr<app::IncomingSpeaker> FromProto(const v1::KnownSpeaker& speaker) {
  const auto kind = SpeakerKindOf(speaker.kind());
  if (!kind) return UnknownValue("speakers.kind");
  const auto gender = GenderOf(speaker.gender());
  if (!gender) return UnknownValue("speakers.gender");
  return app::IncomingSpeaker{.name = speaker.display_name(),
                              .kind = *kind,
                              .aliases = {speaker.aliases().begin(), speaker.aliases().end()},
                              .wikidata_id = speaker.wikidata_id(),
                              .gender = *gender,
                              .roles = {speaker.roles().begin(), speaker.roles().end()}};
}

v1::ImportOutcome ToProto(storage::ImportOutcome outcome) {
  switch (outcome) {
    case storage::ImportOutcome::kAdded: return v1::IMPORT_OUTCOME_ADDED;
    case storage::ImportOutcome::kMerged: return v1::IMPORT_OUTCOME_MERGED;
    case storage::ImportOutcome::kUnchanged: return v1::IMPORT_OUTCOME_UNCHANGED;
  }
  return v1::IMPORT_OUTCOME_UNSPECIFIED;
}

v1::ImportResult ToProto(const absl::StatusOr<storage::ImportedSpeaker>& imported) {
  v1::ImportResult out;
  if (imported.ok()) {
    out.set_outcome(ToProto(imported->outcome));
    out.set_speaker(SpeakerName(imported->speaker));
    out.set_display_name(imported->name);
    return out;
  }
  const ErrorDetail detail = GetErrorDetail(imported.status()).value_or(ErrorDetail{});
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  v1::ErrorReason_Parse("ERROR_REASON_" + detail.reason, &reason);
  out.set_outcome(v1::IMPORT_OUTCOME_REFUSED);
  out.set_reason(reason);
  out.set_field(detail.field);
  out.set_message(std::string(imported.status().message()));
  return out;
}

absl::StatusOr<v1::ImportSpeakersResponse> ImportSpeakers(
    storage::Store& store, const CallContext& call, const v1::ImportSpeakersRequest& request) {
  std::vector<app::IncomingSpeaker> speakers;
  for (const v1::KnownSpeaker& speaker : request.speakers()) {
    ASSIGN_OR_RETURN(speakers.emplace_back(), FromProto(speaker));
  }
  ASSIGN_OR_RETURN(const auto results, app::ImportSpeakers(store, call, speakers));
  v1::ImportSpeakersResponse response;
  for (const auto& result : results) *response.add_results() = ToProto(result);
  return response;
}

}  // namespace

void AddSpeakerMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.SpeakerService.";
  methods.Add(service + "GetSpeaker", store, &GetSpeaker);
  methods.Add(service + "ListSpeakers", store, &ListSpeakers);
  methods.Add(service + "ImportSpeakers", store, &ImportSpeakers);
}

}  // namespace verbatim::rpc
