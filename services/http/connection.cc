#include "services/http/connection.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

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

Connection::~Connection() { close(fd_); }

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
    const ssize_t count = recv(fd_, buffer_.data(), buffer_.size(), 0);
    if (count > 0) {
      begin_ = 0;
      end_ = static_cast<size_t>(count);
      return Clock::now() < read_deadline_;
    }
    if (count == 0) return false;
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
    if (!WaitFor(fd_, POLLIN, read_deadline_)) return false;
  }
}

ssize_t Connection::read(char* ptr, size_t size) {
  if (readable_bytes_ == 0) return -1;
  if (!HasInput() && !Fill()) return -1;
  const size_t count = std::min({size, end_ - begin_, readable_bytes_});
  std::memcpy(ptr, buffer_.data() + begin_, count);
  begin_ += count;
  readable_bytes_ -= count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* ptr, size_t size) {
  while (true) {
    const ssize_t count = send(fd_, ptr, size, MSG_NOSIGNAL);
    if (count >= 0) return count;
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return -1;
    if (!is_writable()) return -1;
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
