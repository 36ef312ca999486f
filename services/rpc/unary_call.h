#ifndef VERBATIM_SERVICES_RPC_UNARY_CALL_H_
#define VERBATIM_SERVICES_RPC_UNARY_CALL_H_

#include <chrono>
#include <functional>
#include <string>

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "services/rpc/executor.h"
#include "services/rpc/method_table.h"

namespace verbatim::rpc {

// What every call shares. Constant while the server runs.
struct CallEnvironment {
  Executor* executor = nullptr;
  std::chrono::milliseconds default_deadline;
  std::function<void()> on_store_unavailable;
};

// Answers one call of `method`: queues it on the executor, hands it deadline, cancellation and
// request id, and turns its error into google.rpc.Status details. Never blocks; returns the
// reactor that gRPC asks for, which deletes itself when gRPC is done with it.
//
// The request id is the caller's `x-request-id` if that is 1 to 64 letters, digits, '-', '_' or
// '.', else a new one; the answer's initial metadata repeats it.
grpc::ServerUnaryReactor* StartUnaryCall(const CallEnvironment& environment,
                                         const std::string& method_name, const Method& method,
                                         grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_UNARY_CALL_H_
