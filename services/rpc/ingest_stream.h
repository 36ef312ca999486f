#ifndef VERBATIM_SERVICES_RPC_INGEST_STREAM_H_
#define VERBATIM_SERVICES_RPC_INGEST_STREAM_H_

#include <string>

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "services/rpc/api.h"
#include "services/rpc/open_streams.h"

namespace verbatim::rpc {

// Answers one call of IngestArticles: each message read becomes a call of `method`, which answers
// it; an error becomes the message's answer too. kIngestAtOnce of them run at once, so that what
// one works out another need not wait for, and they are saved together; those of one URL or one
// request id run one after the other, and answers have the order of the messages. At most
// kIngestWindow messages have been read and not been answered, so that a fast writer is held by
// HTTP/2's flow control, and a client that does not read its answers holds no more than these. A
// message that finds the server's queue full waits. Never blocks; returns the reactor, which
// deletes itself. REQUIRES: api and streams outlive the call.
inline constexpr int kIngestWindow = 4;
// One less than the calls of any kind that a server runs by default.
inline constexpr int kIngestAtOnce = 3;
grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* StartIngestStream(
    Api& api, OpenStreams& streams, const std::string& method_name, const Method& method,
    grpc::CallbackServerContext* context);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_INGEST_STREAM_H_
