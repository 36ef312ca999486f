#ifndef VERBATIM_STORAGE_TESTING_POSTGRES_PROXY_H_
#define VERBATIM_STORAGE_TESTING_POSTGRES_PROXY_H_

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace verbatim::storage {

// Stands between a store and Postgres' unix socket, sees what both say, and may cut them off.
class PostgresProxy {
 public:
  // What one connection tells of, on a thread of its own. What came is passed on after it was told,
  // unless the answer is false: then both sides are cut off.
  struct Watch {
    std::function<bool(std::string_view bytes)> from_client;
    std::function<bool(std::string_view bytes)> from_server;
  };

  // Listens on any free port of 127.0.0.1. `watch` is asked for each connection that comes.
  PostgresProxy(std::string socket_path, std::function<Watch()> watch);
  PostgresProxy(const PostgresProxy&) = delete;
  PostgresProxy& operator=(const PostgresProxy&) = delete;
  ~PostgresProxy();  // REQUIRES: nobody is connected any more

  // Added to a connection string, leads it through here; encryption off.
  std::string ConnectionSettings() const;

 private:
  void Accept();
  void Pass(int client, const Watch& watch) const;

  const std::string socket_path_;
  const std::function<Watch()> watch_;
  int listener_ = -1;
  int port_ = 0;
  std::vector<std::thread> connections_;  // of accepting_ alone until that is joined
  std::thread accepting_;
};

// A connection to a Postgres' unix socket that speaks no protocol. Ends the program if it can't.
class PostgresSocket {
 public:
  explicit PostgresSocket(const std::string& path);
  PostgresSocket(const PostgresSocket&) = delete;
  PostgresSocket& operator=(const PostgresSocket&) = delete;
  ~PostgresSocket();

  int fd() const { return fd_; }
  // What came, valid until the next call; empty at the end of the connection.
  std::string_view Receive();
  bool Send(std::string_view bytes) const;

 private:
  const int fd_;
  std::array<char, 65536> buffer_{};
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_TESTING_POSTGRES_PROXY_H_
