#ifndef VERBATIM_SERVICES_SERVER_LISTEN_ADDRESS_H_
#define VERBATIM_SERVICES_SERVER_LISTEN_ADDRESS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace verbatim::server {

// Whether only this machine can reach "host:port": a unix socket, localhost, 127.0.0.0/8 or ::1.
// Other names are not looked up, and are not loopback.
bool IsLoopback(std::string_view listen);

// OK for loopback; otherwise FAILED_PRECONDITION, which says what `option` would take.
absl::Status RequireLoopback(std::string_view option, const std::string& listen);

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_LISTEN_ADDRESS_H_
