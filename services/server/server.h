#ifndef VERBATIM_SERVICES_SERVER_SERVER_H_
#define VERBATIM_SERVICES_SERVER_SERVER_H_

#include <chrono>
#include <string>

#include "absl/status/status.h"

namespace verbatim::server {

// What `verbatim serve` can be told. What people set, by which names and with which defaults, is
// the table in services/server/configuration_options.cc.
struct ServerOptions {
  // "host:port" or "unix:PATH". Port 0: any free one; the address printed has the real one.
  std::string listen = "127.0.0.1:50061";
  // "host:port" of JSON calls and the web page; port 0: any free one. Empty: no HTTP.
  std::string http_listen{};
  // Answer on other addresses than this machine's loopback too, without TLS or without knowing
  // callers by tokens or certificates.
  bool insecure = false;
  // Files in PEM form of the server's certificate with what leads to its authority, of its key, and
  // of the authorities that sign clients' certificates. Empty: no TLS; clients need no certificate.
  std::string tls_certificate{};
  std::string tls_key{};
  std::string tls_client_ca{};
  // Where the private Postgres cluster keeps its data. Empty: ~/.local/share/verbatim, as root
  // /var/lib/verbatim. Not used with `database_url`.
  std::string data_dir{};
  // A libpq connection string or URL of a shared database. Empty: a private cluster in `data_dir`.
  std::string database_url{};
  // If set, only holders of a token of this file (services/server/token_file.h) may call.
  std::string token_file{};
  // One JSON object a line instead of text for people.
  bool log_json = false;
  // If set, a file that receives the port in decimal once calls are answered.
  std::string port_file{};
  std::string http_port_file{};
  // Connections to the database, which is also how many calls run at once.
  int connections = 5;
  // Calls that may wait beside those that run. A call takes some milliseconds, so the last in the
  // queue waits for less than a second; beyond that, refusing is kinder.
  int queued_calls = 256;
  // For calls that bring none of their own.
  std::chrono::milliseconds default_deadline = std::chrono::minutes(2);
  // After which gRPC clients are asked to connect anew.
  std::chrono::milliseconds connection_age = std::chrono::minutes(30);
  // After SIGINT or SIGTERM calls are answered for so long while health says NOT_SERVING.
  std::chrono::milliseconds drain = std::chrono::seconds(0);
  // How long running calls may take to finish after that; then they are cancelled.
  std::chrono::milliseconds grace = std::chrono::seconds(10);
};

// Serves the API until SIGINT or SIGTERM. Blocks. Prints one line with the addresses
// on standard output once it answers calls. OK after a clean stop; otherwise why it could not
// start: an address in use, a data folder in use by another server, no database, a schema to
// migrate. Call it once per process, before other threads are started: it takes over these signals
// and SIGHUP, which reads certificates and tokens again.
absl::Status Serve(const ServerOptions& options);

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_SERVER_H_
