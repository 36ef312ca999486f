#ifndef VERBATIM_SERVICES_SERVER_RUNNING_SERVER_H_
#define VERBATIM_SERVICES_SERVER_RUNNING_SERVER_H_

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

#include "services/server/server.h"

namespace verbatim::server {

// The whole server in this process: private cluster if asked for, store, health, gRPC, HTTP.
// Several may run in one process. Not thread-safe. Stops when destroyed.
class RunningServer {
 public:
  // Returns once calls are answered. Errors as Serve. The private cluster lives no longer than the
  // calling thread. Ignores the port files, which are Serve's.
  static absl::StatusOr<std::unique_ptr<RunningServer>> Start(const ServerOptions& options);
  ~RunningServer();

  // What clients connect to, with the real port: "127.0.0.1:50061".
  std::string address() const;
  int port() const;
  // Of HTTP; empty and 0 without it.
  std::string http_address() const;
  int http_port() const;
  // Where the data lives, for people: a folder, or "the given database".
  std::string data_place() const;

  // Reads tokens and certificates again; connections that are made a second later see them. An
  // error leaves all as it was.
  absl::Status Reload();

  // Health says NOT_SERVING from now on; calls are still answered.
  void StopServing();

  // Refuses new calls, lets running ones finish within `grace`, cancels the rest, closes the
  // store and stops the cluster. Idempotent. An error is the cluster's; all else has ended anyway.
  absl::Status Stop(std::chrono::milliseconds grace);

 private:
  struct Parts;
  explicit RunningServer(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_RUNNING_SERVER_H_
