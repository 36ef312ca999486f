#include "storage/testing/postgres_proxy.h"

#include <cstdlib>
#include <cstring>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace verbatim::storage {
namespace {

std::string_view ReceiveInto(std::array<char, 65536>& buffer, int fd) {
  const ssize_t size = recv(fd, buffer.data(), buffer.size(), 0);
  return {buffer.data(), static_cast<size_t>(size > 0 ? size : 0)};
}

bool SendAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

}  // namespace

PostgresSocket::PostgresSocket(const std::string& path) : fd_(socket(AF_UNIX, SOCK_STREAM, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  if (connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) std::abort();
}
PostgresSocket::~PostgresSocket() { close(fd_); }
std::string_view PostgresSocket::Receive() { return ReceiveInto(buffer_, fd_); }
bool PostgresSocket::Send(std::string_view bytes) const { return SendAll(fd_, bytes); }

PostgresProxy::PostgresProxy(std::string socket_path, std::function<Watch()> watch)
    : socket_path_(std::move(socket_path)),
      watch_(std::move(watch)),
      listener_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, generic, size) != 0 || listen(listener_, 16) != 0 ||
      getsockname(listener_, generic, &size) != 0) {
    std::abort();
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { Accept(); });
}

PostgresProxy::~PostgresProxy() {
  shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  for (std::thread& connection : connections_) connection.join();
  close(listener_);
}

std::string PostgresProxy::ConnectionSettings() const {
  return " host=127.0.0.1 port=" + std::to_string(port_) + " sslmode=disable gssencmode=disable";
}

void PostgresProxy::Accept() {
  for (int client; (client = accept(listener_, nullptr, nullptr)) >= 0;) {
    connections_.emplace_back([this, client, watch = watch_()] { Pass(client, watch); });
  }
}

void PostgresProxy::Pass(int client, const Watch& watch) const {
  PostgresSocket server(socket_path_);
  std::array<char, 65536> buffer;
  for (bool open = true; open;) {
    std::array<pollfd, 2> ends = {pollfd{client, POLLIN, 0}, pollfd{server.fd(), POLLIN, 0}};
    poll(ends.data(), ends.size(), -1);
    const bool from_client = ends[0].revents != 0;
    const std::string_view bytes = from_client ? ReceiveInto(buffer, client) : server.Receive();
    open = !bytes.empty() && (from_client ? watch.from_client : watch.from_server)(bytes) &&
           (from_client ? server.Send(bytes) : SendAll(client, bytes));
  }
  close(client);
}

}  // namespace verbatim::storage
