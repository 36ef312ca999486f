#ifndef VERBATIM_SERVICES_RPC_INGEST_STREAM_H_
#define VERBATIM_SERVICES_RPC_INGEST_STREAM_H_

#include <cstddef>
#include <string>

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "services/rpc/api.h"
#include "services/rpc/open_streams.h"

namespace verbatim::rpc {

// Answers one call of IngestArticles: each message read becomes a call of `method`, which answers
// it; an error becomes the message's answer too. kIngestAtOnce of them run at once, so that what
// one works out another need not wait for, and they are saved together, as many as two transactions
// take; most of them wait for that, away from their places. Those of one URL or one request id run
// one after the other, and answers have the order of the messages. Of the messages that have been
// read there are at most kIngestAtOnce that have not been answered, and of long ones as few as make
// kIngestWindowBytes, so that a fast writer is held by HTTP/2's flow control, and a client that
// does not read its answers holds no more than these. A message that finds the server's queue full
// waits. Never blocks; returns the reactor, which deletes itself. REQUIRES: api and streams outlive
// the call.
inline constexpr size_t kIngestAtOnce = 32;
inline constexpr size_t kIngestWindowBytes = size_t{4} * 1024 * 1024;
grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* StartIngestStream(
    Api& api, OpenStreams& streams, const std::string& method_name, const Method& method,
    grpc::CallbackServerContext* context);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_INGEST_STREAM_H_
