#ifndef VERBATIM_SERVICES_RPC_FROM_PROTO_H_
#define VERBATIM_SERVICES_RPC_FROM_PROTO_H_

#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/timestamp.pb.h"
#include "verbatim/v1/speaker.pb.h"

#include "services/domain/speaker.h"
#include "services/domain/time.h"

namespace verbatim::rpc {

// A timestamp of a request, to the microsecond; nullopt when `set` is false.
// Errors: INVALID_ARGUMENT (FIELD_INVALID) outside the years 1 to 9999.
absl::StatusOr<std::optional<domain::Time>> ParseTime(std::string_view field, bool set,
                                                      const google::protobuf::Timestamp& time);

// nullopt for a value that this server does not know.
std::optional<domain::SpeakerKind> SpeakerKindOf(v1::SpeakerKind kind);
std::optional<domain::Gender> GenderOf(v1::Gender gender);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_FROM_PROTO_H_
