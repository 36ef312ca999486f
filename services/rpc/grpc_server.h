#ifndef VERBATIM_SERVICES_RPC_GRPC_SERVER_H_
#define VERBATIM_SERVICES_RPC_GRPC_SERVER_H_

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "services/rpc/api.h"
#include "services/rpc/tls_identity.h"

namespace verbatim::rpc {

// The API over gRPC, with health per service and reflection. Health is NOT_SERVING until
// SetServing(true). Thread-safe but for Stop.
class GrpcServer {
 public:
  struct Options {
    std::string listen;  // "host:port" or "unix:PATH"; port 0: any free one
    // Connections are renewed now and then so that clients spread over servers again.
    std::chrono::milliseconds connection_age = std::chrono::minutes(30);
    const TlsIdentity* tls = nullptr;  // null: no TLS; read during Start only
  };
  // Listens and answers. UNAVAILABLE when the address can't be listened on. REQUIRES: api outlives
  // the server.
  static absl::StatusOr<std::unique_ptr<GrpcServer>> Start(Options options, Api& api);
  ~GrpcServer();

  int port() const;  // 0 for a unix socket
  void SetServing(bool serving);
  // Something new is stored: calls that watch look for it. Does not block.
  void WakeWatches();
  // For connections from a second later on. REQUIRES: started with TLS; one call at a time; client
  // authorities are in both identities or in none.
  absl::Status SetTls(const TlsIdentity& identity);

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
