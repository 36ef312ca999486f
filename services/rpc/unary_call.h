#ifndef VERBATIM_SERVICES_RPC_UNARY_CALL_H_
#define VERBATIM_SERVICES_RPC_UNARY_CALL_H_

#include <string>

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "services/rpc/api.h"

namespace verbatim::rpc {

// Answers one call of `method`: hands it to the API with its deadline, cancellation and
// request id, and turns its error into google.rpc.Status details. Never blocks; returns the
// reactor that gRPC asks for, which deletes itself when gRPC is done with it.
//
// The request id is the caller's `x-request-id` if that is 1 to 64 letters, digits, '-', '_' or
// '.', else a new one; the answer's initial metadata repeats it.
grpc::ServerUnaryReactor* StartUnaryCall(Api& api, const std::string& method_name,
                                         const Method& method, grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_UNARY_CALL_H_
