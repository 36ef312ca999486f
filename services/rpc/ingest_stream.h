#ifndef VERBATIM_SERVICES_RPC_INGEST_STREAM_H_
#define VERBATIM_SERVICES_RPC_INGEST_STREAM_H_

#include <string>

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "services/rpc/api.h"
#include "services/rpc/open_streams.h"

namespace verbatim::rpc {

// Answers one call of IngestArticles: each message read becomes a call of `method`, one after the
// other, which answers it; an error becomes the message's answer too. At most kIngestWindow
// messages have been read and not been answered, so that a fast writer is held by HTTP/2's flow
// control, and a client that does not read its answers holds no more than these. A message that
// finds the server's queue full waits. Never blocks; returns the reactor, which deletes itself.
// REQUIRES: api and streams outlive the call.
inline constexpr int kIngestWindow = 4;
grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* StartIngestStream(
    Api& api, OpenStreams& streams, const std::string& method_name, const Method& method,
    grpc::CallbackServerContext* context);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_INGEST_STREAM_H_
