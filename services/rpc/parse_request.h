#ifndef VERBATIM_SERVICES_RPC_PARSE_REQUEST_H_
#define VERBATIM_SERVICES_RPC_PARSE_REQUEST_H_

#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace verbatim::rpc {

// Reads a request from its bytes. Errors, all INVALID_ARGUMENT: TEXT_NOT_UTF8 with the field and
// the offset of the first bad byte when a string field is not UTF-8; REQUEST_MALFORMED for bytes
// that are no message of the type.
absl::Status ParseRequest(std::string_view bytes, google::protobuf::Message& request);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_PARSE_REQUEST_H_
