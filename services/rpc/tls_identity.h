#ifndef VERBATIM_SERVICES_RPC_TLS_IDENTITY_H_
#define VERBATIM_SERVICES_RPC_TLS_IDENTITY_H_

#include <chrono>
#include <memory>
#include <string>

#include <openssl/ssl.h>

#include "absl/status/statusor.h"

namespace verbatim::rpc {

// Files in PEM form.
struct TlsFiles {
  std::string certificate;  // the server's, followed by those between it and its authority
  std::string key;          // without a passphrase
  std::string client_ca;    // who signs clients' certificates; empty: clients need none

  bool enabled() const { return !certificate.empty() || !key.empty() || !client_ca.empty(); }
};

// Who the server is to its clients, and whom it lets in: read and found to fit together.
struct TlsIdentity {
  std::string certificate_pem;
  std::string key_pem;
  std::string client_ca_pem;
  std::chrono::system_clock::time_point not_after;  // when the certificate ends
  // The same for OpenSSL: TLS 1.2 and 1.3; a client without a certificate of `client_ca`, if there
  // is one, is refused. Shared with the connections that were made by it.
  std::shared_ptr<SSL_CTX> context;
};

// FAILED_PRECONDITION, naming the file: it can't be read, holds no certificate or key, the key has
// a passphrase or belongs to another certificate, or certificate or key is missing.
absl::StatusOr<TlsIdentity> ReadTlsIdentity(const TlsFiles& files);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_TLS_IDENTITY_H_
