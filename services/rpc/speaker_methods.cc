#include <string>
#include <utility>

#include "verbatim/v1/speaker_service.pb.h"

#include "services/app/list_speakers.h"
#include "services/base/status_macros.h"
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

}  // namespace

void AddSpeakerMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.SpeakerService.";
  methods.Add(service + "GetSpeaker", store, &GetSpeaker);
  methods.Add(service + "ListSpeakers", store, &ListSpeakers);
}

}  // namespace verbatim::rpc
