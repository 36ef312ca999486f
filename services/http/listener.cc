#include "services/http/listener.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "absl/time/time.h"
#include "spdlog/spdlog.h"

namespace verbatim::http {
namespace {

constexpr int kBacklog = 1024;
// How often idle connections are looked through.
constexpr int kSweepMs = 1000;
// So long the accepting thread rests when no file descriptor is left for a new connection.
constexpr int kRestMs = 50;

constexpr std::string_view kBusy =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 1\r\n"
    "Connection: close\r\nContent-Length: 71\r\n\r\n"
    "{\"code\":\"unavailable\",\"message\":\"the server has too many connections\"}\n";
static_assert(kBusy.size() - kBusy.find("\r\n\r\n") - 4 == 71);

// One try: a client who can't take these bytes at once is one too many anyway. One that speaks TLS
// could not read them.
void Refuse(int fd, bool tls) {
  if (!tls) (void)send(fd, kBusy.data(), kBusy.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  shutdown(fd, SHUT_WR);
}

absl::Status CantListen(const std::string& listen, const char* why) {
  return absl::UnavailableError("can't listen on " + listen + ": " + why);
}

struct Bound {
  int fd = -1;
  int port = 0;
};

absl::StatusOr<Bound> Bind(const std::string& listen) {
  const size_t colon = listen.rfind(':');
  if (colon == std::string::npos) return CantListen(listen, "it is not of the form HOST:PORT");
  std::string host = listen.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(host.empty() ? nullptr : host.c_str(),
                                listen.substr(colon + 1).c_str(), &hints, &found);
  if (error != 0) return CantListen(listen, gai_strerror(error));
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> address(found, &freeaddrinfo);

  Bound bound;
  bound.fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
  const int yes = 1;
  sockaddr_in6 actual{};  // large enough for IPv4 too, whose port has the same place
  socklen_t size = sizeof(actual);
  if (bound.fd < 0 || setsockopt(bound.fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) != 0 ||
      bind(bound.fd, address->ai_addr, address->ai_addrlen) != 0 ||
      ::listen(bound.fd, kBacklog) != 0 ||
      getsockname(bound.fd, reinterpret_cast<sockaddr*>(&actual), &size) != 0) {
    const absl::Status failed = CantListen(listen, std::strerror(errno));
    if (bound.fd >= 0) close(bound.fd);
    return failed;
  }
  bound.port = ntohs(actual.sin6_port);
  return bound;
}

void Watch(int epoll_fd, int fd, uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Listener>> Listener::Start(const std::string& listen,
                                                          Options options) {
  absl::StatusOr<Bound> bound = Bind(listen);
  if (!bound.ok()) return bound.status();
  return std::unique_ptr<Listener>(new Listener(bound->fd, bound->port, std::move(options)));
}

Listener::Listener(int listen_fd, int port, Options options)
    : options_(std::move(options)),
      listen_fd_(listen_fd),
      port_(port),
      epoll_fd_(epoll_create1(EPOLL_CLOEXEC)),
      wake_fd_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  Watch(epoll_fd_, listen_fd_, EPOLLIN);
  Watch(epoll_fd_, wake_fd_, EPOLLIN);
  accepting_ = std::thread([this] { Accept(); });
}

Listener::~Listener() {
  Stop(std::chrono::milliseconds(0));
  close(epoll_fd_);
  close(wake_fd_);
}

void Listener::Stop(std::chrono::milliseconds grace, const std::function<void()>& on_grace_over) {
  {
    absl::MutexLock lock(&mu_);
    if (stopping_) return;
    stopping_ = true;
  }
  Wake();
  accepting_.join();
  close(listen_fd_);
  const auto done = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    return in_work_.empty() && ready_.empty();
  };
  std::vector<std::thread> workers;
  {
    absl::MutexLock lock(&mu_);
    if (!mu_.AwaitWithTimeout(absl::Condition(&done), absl::FromChrono(grace))) {
      on_grace_over();
      for (const Connection* connection : in_work_) connection->Break();
    }
    mu_.Await(absl::Condition(&done));
    workers.swap(workers_);
    returned_.clear();
  }
  for (std::thread& worker : workers) worker.join();
}

void Listener::Accept() {
  std::array<epoll_event, 64> events;
  while (true) {
    const int count =
        epoll_wait(epoll_fd_, events.data(), static_cast<int>(events.size()), kSweepMs);
    {
      absl::MutexLock lock(&mu_);
      if (stopping_) break;
    }
    for (int i = 0; i < count; ++i) {
      const int fd = events[static_cast<size_t>(i)].data.fd;
      if (fd == listen_fd_) {
        TakeNewConnections();
      } else if (fd == wake_fd_) {
        TakeBack();
      } else if (const auto found = parked_by_fd_.find(fd); found != parked_by_fd_.end()) {
        epoll_ctl(epoll_fd_, EPOLL_CTL_DEL, fd, nullptr);
        std::unique_ptr<Connection> connection = std::move(found->second->connection);
        parked_.erase(found->second);
        parked_by_fd_.erase(found);
        Dispatch(std::move(connection));
      }
    }
    CloseIdle();
  }
  parked_by_fd_.clear();
  parked_.clear();
}

void Listener::TakeNewConnections() {
  while (true) {
    const int fd = accept4(listen_fd_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      if (errno == EMFILE || errno == ENFILE) {
        spdlog::warn("http: no file descriptor is left for a new connection");
        std::this_thread::sleep_for(std::chrono::milliseconds(kRestMs));
      }
      return;
    }
    const int yes = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    const std::shared_ptr<SSL_CTX> tls = options_.tls ? options_.tls() : nullptr;
    auto connection = std::make_unique<Connection>(fd, tls.get());  // which keeps the context
    if (parked_.size() < options_.max_connections) {
      Park(std::move(connection));
    } else {
      Refuse(fd, tls != nullptr);
    }
  }
}

void Listener::Park(std::unique_ptr<Connection> connection) {
  const int fd = connection->socket();
  parked_.push_back({std::move(connection), Clock::now() + options_.idle_timeout});
  parked_by_fd_[fd] = std::prev(parked_.end());
  Watch(epoll_fd_, fd, EPOLLIN | EPOLLRDHUP);
}

void Listener::TakeBack() {
  uint64_t wakes = 0;
  (void)!read(wake_fd_, &wakes, sizeof(wakes));
  std::vector<std::unique_ptr<Connection>> returned;
  {
    absl::MutexLock lock(&mu_);
    returned.swap(returned_);
  }
  for (std::unique_ptr<Connection>& connection : returned) Park(std::move(connection));
}

void Listener::CloseIdle() {
  const Clock::time_point now = Clock::now();
  while (!parked_.empty() && parked_.front().until <= now) {
    parked_by_fd_.erase(parked_.front().connection->socket());
    parked_.pop_front();  // closing a socket also ends its being watched
  }
}

void Listener::Dispatch(std::unique_ptr<Connection> connection) {
  absl::MutexLock lock(&mu_);
  if (ready_.size() >= idle_workers_) {
    if (workers_.size() >= options_.max_workers) {
      Refuse(connection->socket(), options_.tls != nullptr);
      return;
    }
    // Not idle before it has taken this one.
    workers_.emplace_back([this] { Work(); });
    ++idle_workers_;
  }
  ready_.push_back(std::move(connection));
}

void Listener::Wake() const {
  const uint64_t one = 1;
  (void)!write(wake_fd_, &one, sizeof(one));
}

// A worker counts as idle from its start and from when it has ended a request.
void Listener::Work() {
  const auto woken = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    return stopping_ || !ready_.empty();
  };
  while (true) {
    std::unique_ptr<Connection> connection;
    {
      absl::MutexLock lock(&mu_);
      mu_.Await(absl::Condition(&woken));
      if (ready_.empty()) return;  // stopping
      --idle_workers_;
      connection = std::move(ready_.front());
      ready_.pop_front();
      in_work_.insert(connection.get());
    }
    bool keep = options_.serve(*connection);
    while (keep && connection->HasInput()) keep = options_.serve(*connection);
    {
      absl::MutexLock lock(&mu_);
      in_work_.erase(connection.get());
      ++idle_workers_;
      if (keep && !stopping_) returned_.push_back(std::move(connection));
    }
    if (connection == nullptr) Wake();
  }
}

}  // namespace verbatim::http
