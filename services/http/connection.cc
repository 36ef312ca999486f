#include "services/http/connection.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace verbatim::http {
namespace {

using std::chrono::steady_clock;

// Request line and headers: some twenty times what browsers send.
constexpr size_t kMaxHeadBytes = size_t{64} * 1024;
constexpr std::chrono::seconds kHeadTimeout{10};
// The largest body, 32 MiB, over a connection of 5 Mbit/s.
constexpr std::chrono::seconds kBodyTimeout{60};
// For a client to take more of an answer.
constexpr std::chrono::seconds kWriteTimeout{20};
constexpr std::chrono::seconds kLingerTimeout{2};

// Waits until the socket is ready for `events`. False at the deadline.
bool WaitFor(int fd, short events, steady_clock::time_point deadline) {
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
    if (left <= 0) return false;
    pollfd polled{.fd = fd, .events = events, .revents = 0};
    const int ready = poll(&polled, 1, static_cast<int>(std::min<int64_t>(left, 60'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

}  // namespace

Connection::Connection(int fd, SSL_CTX* tls)
    : fd_(fd), tls_(tls == nullptr ? nullptr : SSL_new(tls), &SSL_free) {
  if (tls_ == nullptr) return;
  SSL_set_fd(tls_.get(), fd);
  SSL_set_accept_state(tls_.get());
}

Connection::~Connection() {
  CloseTls();
  close(fd_);
}

bool Connection::HasInput() const {
  return begin_ < end_ || (tls_ != nullptr && SSL_pending(tls_.get()) > 0);
}

std::string Connection::PeerName() const {
  if (tls_ == nullptr) return "";
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      SSL_get1_peer_certificate(tls_.get()), &X509_free);
  if (certificate == nullptr) return "";
  std::array<char, 128> name{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(),
                            static_cast<int>(name.size()));
  return name.data();
}

bool Connection::IsLocal() const {
  sockaddr_storage peer{};
  socklen_t size = sizeof(peer);
  if (getpeername(fd_, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return false;
  if (peer.ss_family == AF_UNIX) return true;
  if (peer.ss_family == AF_INET) {
    const auto& address = reinterpret_cast<const sockaddr_in&>(peer);
    return (ntohl(address.sin_addr.s_addr) >> 24) == 127;
  }
  if (peer.ss_family != AF_INET6) return false;
  const in6_addr& address = reinterpret_cast<const sockaddr_in6&>(peer).sin6_addr;
  return IN6_IS_ADDR_LOOPBACK(&address) ||
         (IN6_IS_ADDR_V4MAPPED(&address) && address.s6_addr[12] == 127);
}

ssize_t Connection::AfterTls(int result, short& wanted) {
  const int error = SSL_get_error(tls_.get(), result);
  wanted = error == SSL_ERROR_WANT_READ ? POLLIN : error == SSL_ERROR_WANT_WRITE ? POLLOUT : 0;
  if (result > 0) return result;
  if (error == SSL_ERROR_ZERO_RETURN) return 0;
  if (wanted == 0) tls_failed_ = true;
  ERR_clear_error();  // the queue is one for all connections of the thread
  return -1;
}

ssize_t Connection::Receive(char* bytes, size_t size, short& wanted) {
  if (tls_ != nullptr) {
    return AfterTls(SSL_read(tls_.get(), bytes, static_cast<int>(size)), wanted);
  }
  while (true) {
    const ssize_t count = recv(fd_, bytes, size, 0);
    if (count < 0 && errno == EINTR) continue;
    wanted = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? POLLIN : 0;
    return count;
  }
}

ssize_t Connection::Send(const char* bytes, size_t size, short& wanted) {
  if (tls_ != nullptr) {
    const int most = static_cast<int>(std::min<size_t>(size, std::numeric_limits<int>::max()));
    return AfterTls(SSL_write(tls_.get(), bytes, most), wanted);
  }
  while (true) {
    const ssize_t count = send(fd_, bytes, size, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    wanted = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? POLLOUT : 0;
    return count;
  }
}

void Connection::CloseTls() {
  if (tls_ == nullptr || tls_failed_ || !SSL_is_init_finished(tls_.get())) return;
  SSL_shutdown(tls_.get());
  ERR_clear_error();
  tls_failed_ = true;  // nothing may be written any more
}

void Connection::StartRequest() {
  read_deadline_ = Clock::now() + kHeadTimeout;
  readable_bytes_ = kMaxHeadBytes;
}

void Connection::StartBody() {
  read_deadline_ = Clock::now() + kBodyTimeout;
  readable_bytes_ = std::numeric_limits<size_t>::max();
}

bool Connection::PeerHasGone() const {
  pollfd polled{.fd = fd_, .events = POLLRDHUP, .revents = 0};
  return poll(&polled, 1, 0) > 0;
}

void Connection::LingerAndClose() {
  if (tls_ != nullptr) return CloseTls();  // which tells the client already
  shutdown(fd_, SHUT_WR);
  read_deadline_ = Clock::now() + kLingerTimeout;
  do {
    begin_ = end_ = 0;
  } while (Fill());
}

void Connection::Break() const { shutdown(fd_, SHUT_RDWR); }

bool Connection::is_readable() const { return HasInput() || WaitFor(fd_, POLLIN, read_deadline_); }

bool Connection::is_writable() const { return WaitFor(fd_, POLLOUT, Clock::now() + kWriteTimeout); }

bool Connection::Fill() {
  while (true) {
    short wanted = 0;
    const ssize_t count = Receive(buffer_.data(), buffer_.size(), wanted);
    if (count > 0) {
      begin_ = 0;
      end_ = static_cast<size_t>(count);
      return Clock::now() < read_deadline_;
    }
    if (count == 0 || wanted == 0 || !WaitFor(fd_, wanted, read_deadline_)) return false;
  }
}

ssize_t Connection::read(char* ptr, size_t size) {
  if (readable_bytes_ == 0) return -1;
  if (begin_ == end_ && !Fill()) return -1;
  const size_t count = std::min({size, end_ - begin_, readable_bytes_});
  std::memcpy(ptr, buffer_.data() + begin_, count);
  begin_ += count;
  readable_bytes_ -= count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* ptr, size_t size) {
  while (true) {
    short wanted = 0;
    const ssize_t count = Send(ptr, size, wanted);
    if (count >= 0) return count;
    if (wanted == 0 || !WaitFor(fd_, wanted, Clock::now() + kWriteTimeout)) return -1;
  }
}

// Nothing asks for addresses, and no log has them.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace verbatim::http
