#ifndef VERBATIM_SERVICES_HTTP_LISTENER_H_
#define VERBATIM_SERVICES_HTTP_LISTENER_H_

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

#include "services/http/connection.h"

namespace verbatim::http {

// Accepts connections and gives each to a thread for as long as a request of it is read and
// answered. Connections between requests are held by one thread together, so that idle clients cost
// a file descriptor only. At most `max_workers` requests are in work, so many slow clients can hold
// threads; beyond that, and beyond `max_connections`, clients get 503 at once. Thread-safe.
class Listener {
 public:
  struct Options {
    size_t max_connections = 4096;
    size_t max_workers = 128;
    std::chrono::milliseconds idle_timeout = std::chrono::seconds(60);
    // The TLS context for a new connection; unset: no TLS. Called from one thread.
    std::function<std::shared_ptr<SSL_CTX>()> tls{};
    // Reads and answers one request; false: close the connection. Called from several threads.
    std::function<bool(Connection&)> serve;
  };

  // Listens on "host:port", port 0: any free one. UNAVAILABLE with the reason when it can't.
  static absl::StatusOr<std::unique_ptr<Listener>> Start(const std::string& listen,
                                                         Options options);
  ~Listener();  // Stop(0)
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int port() const { return port_; }

  // Accepts nothing more and closes idle connections; requests in work may end within `grace`, then
  // `on_grace_over` is called and their connections break. Returns when all have ended.
  void Stop(
      std::chrono::milliseconds grace, const std::function<void()>& on_grace_over = [] {});

 private:
  using Clock = std::chrono::steady_clock;
  struct Parked {
    std::unique_ptr<Connection> connection;
    Clock::time_point until;
  };

  Listener(int listen_fd, int port, Options options);

  // The accepting thread. The functions down to Wake run on it only.
  void Accept();
  void TakeNewConnections();
  void Park(std::unique_ptr<Connection> connection);
  void TakeBack();
  void CloseIdle();
  // Gives a connection with input to a worker, or refuses it.
  void Dispatch(std::unique_ptr<Connection> connection);

  void Wake() const;
  void Work();

  const Options options_;
  const int listen_fd_;
  const int port_;
  const int epoll_fd_;
  const int wake_fd_;

  // Of the accepting thread: those between requests, the longest idle first.
  std::list<Parked> parked_;
  std::unordered_map<int, std::list<Parked>::iterator> parked_by_fd_;

  absl::Mutex mu_;
  bool stopping_ ABSL_GUARDED_BY(mu_) = false;
  size_t idle_workers_ ABSL_GUARDED_BY(mu_) = 0;
  std::deque<std::unique_ptr<Connection>> ready_ ABSL_GUARDED_BY(mu_);
  std::set<const Connection*> in_work_ ABSL_GUARDED_BY(mu_);
  std::vector<std::unique_ptr<Connection>> returned_ ABSL_GUARDED_BY(mu_);
  std::vector<std::thread> workers_ ABSL_GUARDED_BY(mu_);
  std::thread accepting_;
};

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_LISTENER_H_
