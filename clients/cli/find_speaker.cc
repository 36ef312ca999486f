#include "clients/cli/find_speaker.h"

#include "verbatim/v1/speaker_service.grpc.pb.h"

#include "clients/cli/names.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

constexpr int32_t kMostNamed = 5;

}  // namespace

absl::StatusOr<std::string> FindSpeaker(const std::string& argument, Connection& connection) {
  if (NamesOneOf("speakers", argument)) return ResourceName("speakers", argument);
  v1::ListSpeakersRequest request;
  request.set_speaker_name(argument);
  request.set_page_size(kMostNamed);
  ASSIGN_OR_RETURN(const v1::ListSpeakersResponse response,
                   connection.Call(&v1::SpeakerService::Stub::ListSpeakers, request));
  if (response.speakers().empty()) return absl::NotFoundError("no speaker has this name");
  if (response.speakers_size() == 1) return response.speakers(0).name();
  std::string message = "several speakers have this name:";
  for (const v1::Speaker& speaker : response.speakers()) {
    message += " " + speaker.name() + " (" + speaker.display_name() + "),";
  }
  message.back() = response.next_page_token().empty() ? '.' : ' ';
  if (!response.next_page_token().empty()) message += "and others";
  return absl::FailedPreconditionError(message);
}

}  // namespace verbatim::cli
