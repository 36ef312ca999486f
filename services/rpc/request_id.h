#ifndef VERBATIM_SERVICES_RPC_REQUEST_ID_H_
#define VERBATIM_SERVICES_RPC_REQUEST_ID_H_

#include <string>
#include <string_view>

namespace verbatim::rpc {

// The metadata key under which callers may send an id of their own and every answer repeats it.
inline constexpr char kRequestIdKey[] = "x-request-id";

// Whether it is 1 to 64 letters, digits, '-', '_' or '.'.
bool IsRequestId(std::string_view id);

// The metadata key of W3C Trace Context.
inline constexpr char kTraceparentKey[] = "traceparent";
// `sent` if it is a traceparent of version 00; otherwise empty.
std::string CheckTraceparent(std::string_view sent);

// `sent` if it is safe to log and to repeat: 1 to 64 letters, digits, '-', '_' or '.'. Otherwise a
// new random id of 16 hexadecimal digits. Thread-safe.
std::string ChooseRequestId(std::string_view sent);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_REQUEST_ID_H_
