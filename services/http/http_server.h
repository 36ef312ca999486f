#ifndef VERBATIM_SERVICES_HTTP_HTTP_SERVER_H_
#define VERBATIM_SERVICES_HTTP_HTTP_SERVER_H_

#include <chrono>
#include <memory>
#include <span>
#include <string>

#include <openssl/ssl.h>

#include "absl/status/statusor.h"

#include "services/http/page_files.h"
#include "services/rpc/api.h"

namespace verbatim::http {

struct HttpServerOptions {
  std::string listen;  // "host:port"; port 0: any free one
  // Answer only requests whose Host is a name of this machine's loopback. Without accounts this
  // keeps pages of other sites from calling the API in a visitor's name by a DNS name of theirs.
  bool only_local_hosts = true;
  std::span<const PageFile> page = BuiltInPage();
  // Null: no TLS.
  std::shared_ptr<SSL_CTX> tls{};
};

// The API as JSON or protobuf over POST, by the Connect protocol's unary calls; /healthz (200 while
// the process runs); /readyz (200 while it serves, else 503); /metrics for
// Prometheus; alerts as Atom feeds under /feeds/; and the web page.
// Limits: a head of 64 KiB, a body of 32 MiB (after decompression), deadlines for both; 4,096
// connections of which 128 are in work. Thread-safe but for Stop.
class HttpServer {
 public:
  // Listens and answers; not ready until SetServing(true). UNAVAILABLE when the address can't be
  // listened on. REQUIRES: api outlives the server.
  static absl::StatusOr<std::unique_ptr<HttpServer>> Start(HttpServerOptions options,
                                                           rpc::Api& api);
  ~HttpServer();

  int port() const;
  void SetServing(bool serving);
  // For connections from now on. REQUIRES: the server was started with TLS.
  void SetTls(std::shared_ptr<SSL_CTX> tls);

  // Accepts nothing more; running calls may finish within `grace` and are cancelled then. Returns
  // when all have ended. Call once, at the end.
  void Stop(std::chrono::milliseconds grace);

 private:
  class Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_HTTP_SERVER_H_
