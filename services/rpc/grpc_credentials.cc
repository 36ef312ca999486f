#include "services/rpc/grpc_credentials.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <sys/mman.h>
#include <unistd.h>

#include "services/base/status_macros.h"

namespace verbatim::rpc {
namespace {

constexpr unsigned int kRefreshSeconds = 1;

absl::Status Failed(const char* what) {
  return absl::InternalError(std::string("can't ") + what +
                             " memory for the TLS key: " + std::strerror(errno));
}

absl::Status Write(int fd, const std::string& text) {
  const auto size = static_cast<ssize_t>(text.size());
  if (pwrite(fd, text.data(), text.size(), 0) != size || ftruncate(fd, size) != 0) {
    return Failed("write");
  }
  return absl::OkStatus();
}

absl::StatusOr<int> CreateFile(const std::string& text) {
  const int fd = memfd_create("verbatim-tls", MFD_CLOEXEC);
  if (fd < 0) return Failed("get");
  RETURN_IF_ERROR(Write(fd, text));
  return fd;
}

std::string PathOf(int fd) { return fd < 0 ? "" : "/proc/self/fd/" + std::to_string(fd); }

void Close(int fd) {
  if (fd >= 0) close(fd);
}

}  // namespace

GrpcCredentials::~GrpcCredentials() {
  credentials_.reset();
  Close(certificate_fd_);
  Close(key_fd_);
  Close(client_ca_fd_);
}

absl::StatusOr<std::unique_ptr<GrpcCredentials>> GrpcCredentials::Create(
    const TlsIdentity& identity) {
  std::unique_ptr<GrpcCredentials> made(new GrpcCredentials());
  ASSIGN_OR_RETURN(made->certificate_fd_, CreateFile(identity.certificate_pem));
  ASSIGN_OR_RETURN(made->key_fd_, CreateFile(identity.key_pem));
  const bool ask_clients = !identity.client_ca_pem.empty();
  if (ask_clients) {
    ASSIGN_OR_RETURN(made->client_ca_fd_, CreateFile(identity.client_ca_pem));
  }
  grpc::experimental::TlsServerCredentialsOptions options(
      std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
          PathOf(made->key_fd_), PathOf(made->certificate_fd_), PathOf(made->client_ca_fd_),
          kRefreshSeconds));
  options.watch_identity_key_cert_pairs();
  if (ask_clients) {
    options.watch_root_certs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  }
  made->credentials_ = grpc::experimental::TlsServerCredentials(options);
  return made;
}

absl::Status GrpcCredentials::Replace(const TlsIdentity& identity) {
  RETURN_IF_ERROR(Write(certificate_fd_, identity.certificate_pem));
  RETURN_IF_ERROR(Write(key_fd_, identity.key_pem));
  if (client_ca_fd_ < 0) return absl::OkStatus();
  return Write(client_ca_fd_, identity.client_ca_pem);
}

}  // namespace verbatim::rpc
