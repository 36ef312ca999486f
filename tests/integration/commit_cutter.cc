#include "tests/integration/commit_cutter.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace verbatim::testing {
namespace {

constexpr std::string_view kCommit("COMMIT\0", 7);  // as a simple query ends

// What came, empty at the end of the connection.
std::string_view Receive(int fd, std::array<char, 65536>& buffer) {
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

CommitCutter::CommitCutter(std::string socket_path)
    : socket_path_(std::move(socket_path)), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
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

CommitCutter::~CommitCutter() {
  shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  for (std::thread& connection : connections_) connection.join();
  close(listener_);
}

void CommitCutter::Accept() {
  for (int client; (client = accept(listener_, nullptr, nullptr)) >= 0;) {
    connections_.emplace_back([this, client] { Pass(client); });
  }
}

void CommitCutter::Pass(int client) {
  const int server = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket_path_.c_str(), sizeof(address.sun_path) - 1);
  bool open = connect(server, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  bool cut = false;
  std::array<char, 65536> buffer;
  while (open) {
    std::array<pollfd, 2> ends = {pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
    poll(ends.data(), ends.size(), -1);
    if (ends[0].revents != 0) {
      const std::string_view bytes = Receive(client, buffer);
      if (bytes.ends_with(kCommit)) cut = armed_.exchange(false);
      open = !bytes.empty() && SendAll(server, bytes);
    } else {
      const std::string_view bytes = Receive(server, buffer);
      open = !cut && !bytes.empty() && SendAll(client, bytes);
    }
  }
  close(server);
  close(client);
}

}  // namespace verbatim::testing
