#include "services/server/listen_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace verbatim::server {

bool IsLoopback(std::string_view listen) {
  if (listen.starts_with("unix:")) return true;
  const std::string host(listen.substr(0, listen.rfind(':')));
  in_addr address{};
  if (inet_pton(AF_INET, host.c_str(), &address) == 1) return ntohl(address.s_addr) >> 24 == 127;
  return host == "localhost" || host == "[::1]";
}

absl::Status RequireLoopback(std::string_view option, const std::string& listen) {
  if (IsLoopback(listen)) return absl::OkStatus();
  return absl::FailedPreconditionError(
      std::string(option) + " " + listen +
      " can be reached by other machines; give the server a certificate (--tls-cert, --tls-key) "
      "and "
      "tokens (--tokens), listen on 127.0.0.1, or say --insecure if the network is trusted");
}

}  // namespace verbatim::server
