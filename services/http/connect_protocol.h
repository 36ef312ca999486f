#ifndef VERBATIM_SERVICES_HTTP_CONNECT_PROTOCOL_H_
#define VERBATIM_SERVICES_HTTP_CONNECT_PROTOCOL_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/rpc/status.pb.h"

// The Connect protocol's unary calls (connectrpc.com/docs/protocol), apart from HTTP itself: a POST
// of a message to /package.Service/Method, its answer, or an error as JSON. Pure functions.
namespace verbatim::http {

enum class Encoding { kJson, kProto };

// By a content type, parameters ignored; nullopt when it is neither application/json nor
// application/proto.
std::optional<Encoding> EncodingOf(std::string_view content_type);
const char* ContentTypeOf(Encoding encoding);

// The value of Connect-Timeout-Ms: 1 to 10 digits. INVALID_ARGUMENT FIELD_INVALID otherwise.
absl::StatusOr<std::chrono::milliseconds> ParseTimeout(std::string_view header);

// The HTTP status that goes with a code.
int HttpStatusOf(absl::StatusCode code);

// An error's body: {"code": "not_found", "message": ..., "details": [{"type":, "value":,
// "debug":}]}.
std::string ErrorJson(const google::rpc::Status& status);

// A message of type `type` from proto3 JSON to bytes. Fields that the type does not have are
// ignored, as Connect's own servers do. INVALID_ARGUMENT REQUEST_MALFORMED when it is none.
absl::StatusOr<std::string> JsonToBytes(std::string_view json,
                                        const google::protobuf::Descriptor& type);
// The other way. REQUIRES: bytes are a message of the type.
std::string BytesToJson(std::string_view bytes, const google::protobuf::Descriptor& type);

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_CONNECT_PROTOCOL_H_
