#ifndef VERBATIM_SERVICES_RPC_PAGE_TOKEN_H_
#define VERBATIM_SERVICES_RPC_PAGE_TOKEN_H_

#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

// Page tokens: opaque to callers, stateless on the server. A token is the store's cursor and a hash
// of it with the request's other fields, in base64url. The hash makes a token useless for another
// list or another filter and finds damage; it is no secret, since a token gives no right that the
// request itself does not have. page_size may change from page to page (AIP-158).
namespace verbatim::rpc {

// The token that continues `request` from `cursor`; empty for an empty cursor, the end of the list.
std::string MakePageToken(const google::protobuf::Message& request, const std::string& cursor);

// The cursor in request.page_token, empty when the request has none.
// Errors: INVALID_ARGUMENT (PAGE_TOKEN_INVALID) for anything MakePageToken did not give for the
// same fields. REQUIRES: the request has fields page_token and page_size.
absl::StatusOr<std::string> ReadPageToken(const google::protobuf::Message& request);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_PAGE_TOKEN_H_
