#ifndef VERBATIM_SERVICES_RPC_SERVER_CALL_H_
#define VERBATIM_SERVICES_RPC_SERVER_CALL_H_

#include <chrono>
#include <string>

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include "absl/status/status.h"

// What gRPC knows of a call, in our types. Pure functions.
namespace verbatim::rpc {

// The metadata that a client sent under a key; empty when there is none.
std::string SentMetadata(const grpc::CallbackServerContext& context, const char* key);

// The common name of the client's certificate; empty without.
std::string PeerName(const grpc::CallbackServerContext& context);

// When the client wants an answer, on our clock; `longest` from now if it did not say.
std::chrono::steady_clock::time_point DeadlineOf(const grpc::CallbackServerContext& context,
                                                 std::chrono::milliseconds longest);

std::string BytesOf(const grpc::ByteBuffer& buffer);
grpc::ByteBuffer BufferOf(const std::string& bytes);

// With the details that ToRpcStatus gives.
grpc::Status ToGrpcStatus(const absl::Status& status, const std::string& request_id);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_SERVER_CALL_H_
