#include "services/rpc/tls_identity.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "services/base/status_macros.h"

namespace verbatim::rpc {
namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

// What resumed connections of TLS 1.2 must have in common.
constexpr unsigned char kContextId[] = "verbatim";

absl::Status Unusable(const std::string& path, const std::string& why) {
  ERR_clear_error();
  return absl::FailedPreconditionError("can't use " + path + ": " + why);
}

absl::StatusOr<std::string> ReadPem(const std::string& path, const char* option) {
  if (path.empty()) {
    return absl::FailedPreconditionError(std::string("TLS needs a ") + option + " too");
  }
  std::ifstream file(path);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return Unusable(path, std::strerror(errno));
  return text;
}

Bio Reader(const std::string& pem) {
  return {BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free};
}

std::vector<Certificate> ReadCertificates(const std::string& pem) {
  std::vector<Certificate> certificates;
  const Bio reader = Reader(pem);
  while (X509* certificate = PEM_read_bio_X509(reader.get(), nullptr, nullptr, nullptr)) {
    certificates.emplace_back(certificate, &X509_free);
  }
  ERR_clear_error();  // that of the end
  return certificates;
}

// Instead of asking for it on the terminal.
int NoPassphrase(char*, int, int, void*) { return -1; }

absl::Status UseIdentity(const TlsFiles& files, TlsIdentity& identity) {
  SSL_CTX* context = identity.context.get();
  const std::vector<Certificate> chain = ReadCertificates(identity.certificate_pem);
  if (chain.empty()) return Unusable(files.certificate, "it holds no certificate in PEM form");
  if (SSL_CTX_use_certificate(context, chain.front().get()) != 1) {
    return Unusable(files.certificate, "its certificate is too weak or damaged");
  }
  for (size_t i = 1; i < chain.size(); ++i) SSL_CTX_add1_chain_cert(context, chain[i].get());
  tm end{};
  ASN1_TIME_to_tm(X509_get0_notAfter(chain.front().get()), &end);
  identity.not_after = std::chrono::system_clock::from_time_t(timegm(&end));

  const Key key(
      PEM_read_bio_PrivateKey(Reader(identity.key_pem).get(), nullptr, NoPassphrase, nullptr),
      &EVP_PKEY_free);
  if (key == nullptr) {
    return Unusable(files.key, "it holds no private key in PEM form without a passphrase");
  }
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1) {
    return Unusable(files.key, "it is not the key of the certificate in " + files.certificate);
  }
  return absl::OkStatus();
}

absl::Status UseClientAuthority(const TlsFiles& files, const TlsIdentity& identity) {
  SSL_CTX* context = identity.context.get();
  const std::vector<Certificate> authorities = ReadCertificates(identity.client_ca_pem);
  if (authorities.empty()) return Unusable(files.client_ca, "it holds no certificate in PEM form");
  for (const Certificate& authority : authorities) {
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.get());
    SSL_CTX_add_client_CA(context, authority.get());
  }
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<TlsIdentity> ReadTlsIdentity(const TlsFiles& files) {
  TlsIdentity identity;
  ASSIGN_OR_RETURN(identity.certificate_pem, ReadPem(files.certificate, "--tls-cert"));
  ASSIGN_OR_RETURN(identity.key_pem, ReadPem(files.key, "--tls-key"));
  identity.context.reset(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  if (identity.context == nullptr) return absl::InternalError("OpenSSL can't be used");
  SSL_CTX_set_min_proto_version(identity.context.get(), TLS1_2_VERSION);
  SSL_CTX_set_session_id_context(identity.context.get(), kContextId, sizeof(kContextId) - 1);
  // A non-blocking write is tried again from wherever its bytes are then.
  SSL_CTX_set_mode(identity.context.get(),
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  RETURN_IF_ERROR(UseIdentity(files, identity));
  if (!files.client_ca.empty()) {
    ASSIGN_OR_RETURN(identity.client_ca_pem, ReadPem(files.client_ca, "--tls-client-ca"));
    RETURN_IF_ERROR(UseClientAuthority(files, identity));
  }
  return identity;
}

}  // namespace verbatim::rpc
