#ifndef VERBATIM_SERVICES_RPC_WATCH_STREAM_H_
#define VERBATIM_SERVICES_RPC_WATCH_STREAM_H_

#include <cstddef>
#include <string>

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "services/rpc/api.h"
#include "services/rpc/open_streams.h"

namespace verbatim::rpc {

// Answers one call of a method of WatchService: asks `method` for what is new since the last
// message at the start and whenever it is woken, until nothing is. A client that reads slowly holds
// one message and no thread: what is new for it stays in the database. While the database is away
// it asks again each second. Never blocks; returns the reactor, which deletes itself. REQUIRES: api
// and streams outlive the call.
grpc::ServerWriteReactor<grpc::ByteBuffer>* StartWatchStream(Api& api, OpenStreams& streams,
                                                             const std::string& method_name,
                                                             const Method& method,
                                                             grpc::CallbackServerContext* context,
                                                             const grpc::ByteBuffer* request);

// Calls that watch at once on one server; each costs a look into the database for each article.
inline constexpr size_t kMaxWatches = 100;

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_WATCH_STREAM_H_
