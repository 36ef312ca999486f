#ifndef VERBATIM_SERVICES_RPC_GRPC_CREDENTIALS_H_
#define VERBATIM_SERVICES_RPC_GRPC_CREDENTIALS_H_

#include <memory>

#include <grpcpp/security/server_credentials.h>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "services/rpc/tls_identity.h"

namespace verbatim::rpc {

// gRPC's credentials for an identity that can be replaced while the server runs. gRPC reads them
// from files that it looks at once a second; here these are files in memory, so that it sees only
// what was found to fit together, and when it is told. For one thread at a time.
class GrpcCredentials {
 public:
  static absl::StatusOr<std::unique_ptr<GrpcCredentials>> Create(const TlsIdentity& identity);
  ~GrpcCredentials();
  GrpcCredentials(const GrpcCredentials&) = delete;
  GrpcCredentials& operator=(const GrpcCredentials&) = delete;

  const std::shared_ptr<grpc::ServerCredentials>& credentials() const { return credentials_; }

  // Connections that are made a second later or more see it. Whether clients need a certificate
  // can't change: REQUIRES the new identity to have client authorities if the first one had.
  absl::Status Replace(const TlsIdentity& identity);

 private:
  GrpcCredentials() = default;

  int certificate_fd_ = -1;
  int key_fd_ = -1;
  int client_ca_fd_ = -1;  // -1: clients need no certificate
  std::shared_ptr<grpc::ServerCredentials> credentials_;
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_GRPC_CREDENTIALS_H_
