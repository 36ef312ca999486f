#ifndef VERBATIM_SERVICES_RPC_GRPC_SERVER_H_
#define VERBATIM_SERVICES_RPC_GRPC_SERVER_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/store.h"

namespace verbatim::rpc {

struct GrpcServerOptions {
  std::string listen;       // "host:port" or "unix:PATH"; port 0: any free one
  int threads = 4;          // calls that run at once
  size_t max_queued = 256;  // calls that wait beside them; more are refused at once
  // Calls without a deadline of their own get this one.
  std::chrono::milliseconds default_deadline = std::chrono::minutes(2);
  // Called, from any thread, when a call failed for want of the database.
  std::function<void()> on_store_unavailable{};
};

// The API over gRPC, with health per service and reflection. Health is NOT_SERVING until
// SetServing(true). Thread-safe but for Stop.
class GrpcServer {
 public:
  // Listens and answers. UNAVAILABLE when the address can't be listened on.
  // REQUIRES: store outlives the server.
  static absl::StatusOr<std::unique_ptr<GrpcServer>> Start(GrpcServerOptions options,
                                                           storage::Store& store);
  ~GrpcServer();

  int port() const;  // 0 for a unix socket
  void SetServing(bool serving);

  // Health says NOT_SERVING, new calls are refused, running ones may finish within `grace` and are
  // cancelled then. Returns when all have ended. Call once, at the end.
  void Stop(std::chrono::milliseconds grace);

 private:
  class Impl;
  explicit GrpcServer(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_GRPC_SERVER_H_
